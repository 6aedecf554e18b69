import { expect, it } from 'vitest'
import { fullnessOf } from './board-fullness.ts'

const limits = { maxRecords: 400, maxEncodedBoardBytes: 1000 }
const empty = { shapes: 0, records: 2, bytes: 10 }

it.each([
  ['shapes', [79, 80, 99, 100]],
  ['records', [319, 320, 399, 400]],
  ['bytes', [799, 800, 999, 1000]],
] as const)('people are warned at four fifths of the %s, and told when a board is full', (of, counts) => {
  const found = counts.map((count) => fullnessOf({ ...empty, [of]: count }, limits))
  expect(found.map(({ degree }) => degree)).toEqual(['roomy', 'nearly', 'nearly', 'full'])
  expect(found.at(-1)).toEqual({ degree: 'full', of, percent: 100 })
})

it('a board that was filled past a limit which the operator lowered later is full', () => {
  expect(fullnessOf({ ...empty, shapes: 140 }, limits)).toEqual({
    degree: 'full',
    of: 'shapes',
    percent: 100,
  })
})
