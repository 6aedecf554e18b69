import { expect, test } from 'vitest'
import { fullnessOf } from './board-fullness.ts'

test('people are warned at four fifths, and told when a board is full', () => {
  expect([0, 79, 80, 99, 100, 140].map((count) => fullnessOf(count, 100))).toEqual([
    'roomy',
    'roomy',
    'nearly',
    'nearly',
    'full',
    'full',
  ])
})
