import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CATALOGUE, NOT_FROM_OUTSIDE } from './catalogue.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))

const NAMED = /\[([A-Z]\d+|honest)\]|\bid: '([A-Z]\d+|honest)'/g

/** Ids in the names of tests, and in the tables that names are made from. */
function idsInUse(): Set<string> {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => /(test|-cases)\.ts$/.test(file))
    .map((file) => readFileSync(HERE + file, 'utf8'))
  return new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, name, id]) => name ?? id ?? '')))
}

test('every row of the catalogue has a case, and every case a row', () => {
  expect([...idsInUse()].toSorted()).toEqual(Object.keys(CATALOGUE).toSorted())
})

test('what cannot be tried from the outside says why, and is not said to be tried', () => {
  for (const [id, why] of Object.entries(NOT_FROM_OUTSIDE)) {
    expect(Object.keys(CATALOGUE)).not.toContain(id)
    expect(why.length).toBeGreaterThan(20)
  }
})
