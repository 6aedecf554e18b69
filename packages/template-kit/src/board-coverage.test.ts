import { expect, test } from 'vitest'
import { rect } from './areas.ts'
import { findBoardCoverage, type BoardCoverageRule, type CoveredTemplate } from './board-coverage.ts'
import { defineTemplate, type Template } from './define-template.ts'

const sentence = { nl: '-', en: '-' }
const about = { name: '-', purpose: '-', instruction: '-', keywords: [] }

function template(id: string, boardCoverage: readonly BoardCoverageRule[]): Template {
  return defineTemplate({
    id: `fixture/${id}`,
    version: 1,
    family: 'fixture',
    size: { w: 200, h: 100 },
    moments: ['any'],
    durationMinutes: 1,
    about: { nl: about, en: about },
    labels: { nl: { government: '-', other: '-' }, en: { government: '-', other: '-' } },
    zones: [
      { id: 'one', label: 'government', area: rect(0, 0, 100, 100) },
      { id: 'two', label: 'other', area: rect(100, 0, 100, 100) },
    ],
    boardCoverage,
    draw: () => undefined,
  })
}

function placed(
  of: Template,
  notes: Readonly<Record<string, readonly string[]>>,
  placedId = of.id,
): CoveredTemplate {
  return {
    placedId,
    template: of,
    notesIn: (zoneId) =>
      (notes[zoneId] ?? []).map((name) => ({
        id: `${placedId}:${name}`,
        nameKey: name === '' ? null : name,
        wordsKey: name,
      })),
  }
}

const NOWHERE: BoardCoverageRule = { id: 'nowhere', kind: 'nowhere', word: 'government', sentence }
const MAP = template('map', [NOWHERE])

test('a word that no map has a note for is asked once, at every map on which people began', () => {
  const board = [
    placed(MAP, { two: ['a'] }, 'first'),
    placed(MAP, { two: ['b'] }, 'second'),
    placed(MAP, {}, 'third'),
  ]
  expect(findBoardCoverage(board)).toEqual([
    {
      rule: NOWHERE,
      places: [
        { placedId: 'second', zoneId: 'one', noteId: null },
        { placedId: 'first', zoneId: 'one', noteId: null },
      ],
    },
  ])
})

test('one note on one map is enough', () => {
  expect(
    findBoardCoverage([placed(MAP, { two: ['a'] }, 'first'), placed(MAP, { one: ['b'] }, 'second')]),
  ).toEqual([])
})

test('a board on which nobody began has no findings', () => {
  expect(findBoardCoverage([placed(MAP, {})])).toEqual([])
})

const UNTESTED: BoardCoverageRule = {
  id: 'untested',
  kind: 'unanswered',
  of: { templateId: 'fixture/asks', zones: ['one'] },
  by: [{ templateId: 'fixture/answers', answers: { two: 'one' } }],
  sentence,
}
const ASKS = template('asks', [UNTESTED])
const ANSWERS = template('answers', [])

function askedNotes(board: readonly CoveredTemplate[]): (string | null)[] {
  return findBoardCoverage(board).flatMap(({ places }) => places.map(({ noteId }) => noteId))
}

test('what nothing answers is pointed out, note by note', () => {
  expect(findBoardCoverage([placed(ASKS, { one: ['a', 'b'], two: ['c'] })])).toEqual([
    {
      rule: UNTESTED,
      places: ['a', 'b'].map((name) => ({
        placedId: 'fixture/asks',
        zoneId: 'one',
        noteId: `fixture/asks:${name}`,
      })),
    },
  ])
  expect(askedNotes([placed(ASKS, { two: ['c'] })])).toEqual([])
})

test('an answer that names a note is for that note alone', () => {
  const board = [placed(ASKS, { one: ['a', 'b'] }), placed(ANSWERS, { one: ['b'], two: ['try it'] })]
  expect(askedNotes(board)).toEqual(['fixture/asks:a'])
})

test('words without an answer beside them answer nothing', () => {
  expect(askedNotes([placed(ASKS, { one: ['a'] }), placed(ANSWERS, { one: ['a'] })])).toEqual([
    'fixture/asks:a',
  ])
})

test('an answer in other words may be for any note, once', () => {
  const asks = placed(ASKS, { one: ['a', 'b'] })
  const first = placed(ANSWERS, { one: ['differently said'], two: ['try it'] }, 'first')
  const second = placed(ANSWERS, { two: ['try that'] }, 'second')
  expect(askedNotes([asks, first])).toEqual(['fixture/asks:a', 'fixture/asks:b'])
  expect(askedNotes([asks, first, second])).toEqual([])
})

test('whoever is named on a map and not in the table is pointed out once, at the note', () => {
  const rule: BoardCoverageRule = {
    id: 'no-motive',
    kind: 'unnamed',
    family: 'fixture',
    in: { templateId: 'fixture/table', zones: ['one'] },
    sentence,
  }
  const table = placed(template('table', [rule]), { one: ['school'], two: ['police'] })
  const map = placed(template('map', []), { one: ['school', 'police'], two: ['police', ''] })
  expect(findBoardCoverage([table, map])).toEqual([
    { rule, places: [{ placedId: 'fixture/map', zoneId: 'one', noteId: 'fixture/map:police' }] },
  ])
})
