import { expect, test } from 'vitest'
import { hasHeadings, likelyUses } from './column-uses.ts'
import { draftsOfCells, draftsOfRows } from './note-drafts.ts'

const NONE = new Set<string>()

test('a first row of names that are known is a heading', () => {
  expect(
    hasHeadings(
      [
        ['Notitie', 'Kleur'],
        ['lift', 'geel'],
      ],
      NONE,
    ),
  ).toBe(true)
  expect(
    hasHeadings(
      [
        ['Belang', 'Macht'],
        ['a', 'b'],
      ],
      new Set(['belang']),
    ),
  ).toBe(true)
  expect(
    hasHeadings(
      [
        ['lift', 'geel'],
        ['bank', 'rood'],
      ],
      NONE,
    ),
  ).toBe(false)
  expect(hasHeadings([['Notitie', 'Kleur']], NONE)).toBe(false)
})

test('headings say what a column is, and colours are known without one', () => {
  expect(likelyUses(['Idee', 'Kleur', 'Vak', 'Wie', 'Labels'], [['a', 'b', 'c', 'd', 'e']])).toEqual([
    'text',
    'color',
    'zone',
    'text',
    'tags',
  ])
  expect(
    likelyUses(null, [
      ['lift', 'geel'],
      ['bank', ''],
    ]),
  ).toEqual(['text', 'color'])
  expect(likelyUses(null, [['geel'], ['rood']])).toEqual(['text'])
})

test('a row becomes one note with its words, its colour, its zone and its tags', () => {
  const { drafts } = draftsOfRows(
    [
      ['lift', 'geel', 'Nu', 'Anne', ' Techniek, wonen;techniek,'],
      ['', '', '', '', ''],
    ],
    ['text', 'color', 'zone', 'text', 'tags'],
  )
  expect(drafts).toEqual([
    { text: 'lift\nAnne', color: 'yellow', zoneName: 'Nu', tags: ['techniek', 'wonen'], cell: null },
  ])
})

test('a cell becomes a note in its own place, and an empty one none', () => {
  const { drafts } = draftsOfCells([
    ['a', ''],
    ['', 'b'],
  ])
  expect(drafts.map(({ text, cell }) => [text, cell?.row, cell?.column])).toEqual([
    ['a', 0, 0],
    ['b', 1, 1],
  ])
})

test('what is longer than a note can hold is named and not placed', () => {
  const long = 'x'.repeat(20_001)
  expect(draftsOfRows([[long], ['kort']], ['text'])).toMatchObject({
    drafts: [{ text: 'kort' }],
    tooLong: [long],
  })
})
