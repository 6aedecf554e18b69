import { expect, it } from 'vitest'
import { maxShapesOf, parseBoardLimits } from './board-limits.ts'
import { LIMITS } from './limits.ts'

const table = { maxRecords: LIMITS.maxRecords, maxEncodedBoardBytes: LIMITS.maxEncodedBoardBytes }

it('takes what the relay says', () => {
  const said = { maxRecords: 400, maxEncodedBoardBytes: 1_000_000 }
  expect(parseBoardLimits(said)).toEqual(said)
})

it.each([undefined, null, 'x', {}, { maxRecords: -1, maxEncodedBoardBytes: '12' }, { maxRecords: 1.5 }])(
  'takes the table where %j says nothing that could be meant',
  (received) => {
    expect(parseBoardLimits(received)).toEqual(table)
  },
)

it('lets no more shapes onto a board than the relay takes, whatever they are', () => {
  expect(maxShapesOf(table)).toBe(LIMITS.maxShapesPerBoard)
  expect(maxShapesOf({ ...table, maxRecords: 400 })).toBe(100)
  expect(maxShapesOf({ ...table, maxRecords: 10 * LIMITS.maxRecords })).toBe(LIMITS.maxShapesPerBoard)
})
