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

test('what is asked on one template is answered by any note on the other', () => {
  const rule: BoardCoverageRule = {
    id: 'untested',
    kind: 'unanswered',
    of: { templateId: 'fixture/asks', zones: ['one'] },
    by: [{ templateId: 'fixture/answers', zones: ['two'] }],
    sentence,
  }
  const asks = template('asks', [rule])
  const answers = template('answers', [])
  expect(findBoardCoverage([placed(asks, { one: ['a'] })])).toEqual([
    { rule, places: [{ placedId: 'fixture/asks', zoneId: 'one', noteId: null }] },
  ])
  expect(findBoardCoverage([placed(asks, { one: ['a'] }), placed(answers, { one: ['b'] })])).toHaveLength(1)
  expect(findBoardCoverage([placed(asks, { one: ['a'] }), placed(answers, { two: ['b'] })])).toEqual([])
  expect(findBoardCoverage([placed(asks, { two: ['a'] })])).toEqual([])
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
