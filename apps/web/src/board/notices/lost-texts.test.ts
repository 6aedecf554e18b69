import { wordsOf } from '@anderhalf/board-model'
import { toRichText } from 'tldraw'
import { expect, test } from 'vitest'
import { createLostTexts } from './lost-texts.ts'

test('a second lost text waits behind the first, and takes no words from it', () => {
  const lost = createLostTexts()
  lost.add(toRichText('buurthuis'))
  lost.add(toRichText('speelplein'))
  expect(lost.waiting.get().map((text) => wordsOf(text))).toEqual(['buurthuis', 'speelplein'])

  lost.forgetFirst()
  expect(lost.waiting.get().map((text) => wordsOf(text))).toEqual(['speelplein'])
})

test('words typed too late go behind what they were typed into', () => {
  const lost = createLostTexts()
  lost.add(toRichText('buurthuis'))
  const addWords = lost.add(toRichText('speel'))
  for (const letter of 'plein') addWords(letter)
  expect(lost.waiting.get().map((text) => wordsOf(text))).toEqual(['buurthuis', 'speelplein'])
})

test('words typed too late go into the last item of a list', () => {
  const item = (text: string) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  const lost = createLostTexts()
  const addWords = lost.add({
    type: 'doc',
    content: [{ type: 'bulletList', content: [item('een'), item('twe')] }],
  })
  addWords('e')
  expect(wordsOf(lost.waiting.get()[0])).toMatch(/een\n+twee$/)
})

test('an empty text is not asked about, until words come behind it', () => {
  const lost = createLostTexts()
  const addWords = lost.add(toRichText(''))
  expect(lost.waiting.get()).toEqual([])
  for (const letter of 'plein') addWords(letter)
  expect(lost.waiting.get().map((text) => wordsOf(text))).toEqual(['plein'])
})
