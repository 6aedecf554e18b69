import { expect, test } from 'vitest'
import { distinctNames } from './distinct-names.ts'

test('only names that occur more than once get a number, in their order', () => {
  expect(distinctNames(['Macht en belang', 'Ladder', 'Macht en belang'])).toEqual([
    'Macht en belang (1)',
    'Ladder',
    'Macht en belang (2)',
  ])
})
