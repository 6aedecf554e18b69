import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { catalogueGaps, type CatalogueCheck } from './catalogue-gaps.ts'
import { CATALOGUE, FIRST_ROWS, LAST_ROWS, NOTHING_TO_TRY, TRIED_ELSEWHERE } from './catalogue.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

const NAMED = /\[([A-Z]\d+|honest)\]|\bid: '([A-Z]\d+|honest)'/g

/** Ids in the names of tests, and in the tables that names are made from. */
function idsInUse(): Set<string> {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => /(test|-cases)\.ts$/.test(file) && file !== 'catalogue.test.ts')
    .map((file) => readFileSync(HERE + file, 'utf8'))
  return new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, name, id]) => name ?? id ?? '')))
}

function allRows(): string[] {
  const numbered = Object.entries(LAST_ROWS).flatMap(([kind, last]) => {
    const first = FIRST_ROWS[kind] ?? 1
    return Array.from({ length: last - first + 1 }, (_, at) => `${kind}${first + at}`)
  })
  return [...numbered, 'honest']
}

function textsOf(files: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(files).map(([id, file]) => [id, readFileSync(REPOSITORY + file, 'utf8')]))
}

test('every row of the catalogue has a case, or a reason for none, and every case a row', () => {
  const tried = idsInUse()
  expect([...tried].toSorted()).toEqual(Object.keys(CATALOGUE).toSorted())
  const elsewhere = textsOf(TRIED_ELSEWHERE)
  const nothingToTry = new Set(Object.keys(NOTHING_TO_TRY))
  expect(catalogueGaps({ rows: allRows(), tried, elsewhere, nothingToTry })).toEqual([])
})

const COMPLETE: CatalogueCheck = {
  rows: ['W1', 'W2', 'W3'],
  tried: new Set(['W1']),
  elsewhere: new Map([['W2', "it('[W2] is tried here')"]]),
  nothingToTry: new Set(['W3']),
}

test('a catalogue with a gap is found out', () => {
  expect(catalogueGaps(COMPLETE)).toEqual([])
  expect(catalogueGaps({ ...COMPLETE, tried: new Set() })).toEqual(['W1 has no case'])
  expect(catalogueGaps({ ...COMPLETE, tried: new Set(['W1', 'W4']) })).toEqual(['W4 is no row'])
  expect(catalogueGaps({ ...COMPLETE, tried: new Set(['W1', 'W3']) })).toEqual([
    'W3 is said to be tried here and not to be',
  ])
  expect(catalogueGaps({ ...COMPLETE, elsewhere: new Map([['W2', "it('something else')"]]) })).toEqual([
    'W2 is not where it is said to be',
  ])
})
