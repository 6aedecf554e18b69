import { PROBLEM } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import { en } from './en.ts'
import { nl } from './nl.ts'

type Tree = { readonly [key: string]: string | Tree }

function textsOf(tree: Tree, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const place = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') texts.set(place, value)
    else for (const [inner, text] of textsOf(value, place)) texts.set(inner, text)
  }
  return texts
}

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  eager: true,
  import: 'default',
})

const dutch = textsOf(nl)
const english = textsOf(en)

it('has every text in both languages', () => {
  expect([...english.keys()].toSorted()).toEqual([...dutch.keys()].toSorted())
})

it('leaves no text empty', () => {
  for (const texts of [dutch, english]) {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
  }
})

it('fills in the same parts in both languages', () => {
  const parts = (text = '') => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()
  for (const [key, text] of dutch) expect(parts(english.get(key)), key).toEqual(parts(text))
})

it('holds no text that no screen shows', () => {
  const source = Object.entries(SOURCES)
    .filter(([file]) => !file.startsWith('./') && !file.endsWith('.test.ts'))
    .map(([, text]) => text)
    .join('\n')
  // A group whose keys are put together at run time, such as one text for each role.
  const isChosenAtRunTime = (key: string) => source.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`)
  const isNamed = (key: string) => source.includes(`'${key.replace(/_(zero|one|other)$/, '')}'`)
  expect([...dutch.keys()].filter((key) => !isNamed(key) && !isChosenAtRunTime(key))).toEqual([])
})

it.each([
  ['nl', dutch],
  ['en', english],
])('says for each refusal what happened and what to do (%s)', (_, texts) => {
  const refusals = [...texts].filter(([key]) => /^(problem\.|connection\.rejected.)/.test(key))
  expect(refusals.length).toBeGreaterThan(Object.keys(PROBLEM).length)
  const isTwofold = (text: string) => /[.!?:] \S.*[.!?]$/.test(text)
  expect(refusals.filter(([, text]) => !isTwofold(text))).toEqual([])
})
