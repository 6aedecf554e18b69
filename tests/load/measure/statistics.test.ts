import { expect, test } from 'vitest'
import { spreadOf } from './statistics.ts'

test('the median of an odd number of runs is the middle one, whatever their order', () => {
  expect(spreadOf([9, 1, 5])).toEqual({ median: 5, least: 1, most: 9, runs: 3 })
})

test('the median of an even number of runs lies between the two in the middle', () => {
  expect(spreadOf([4, 1, 2, 100])?.median).toBe(3)
})

test('a run that gave no number does not count as zero', () => {
  expect(spreadOf([Number.NaN, 7, 7])).toEqual({ median: 7, least: 7, most: 7, runs: 2 })
  expect(spreadOf([Number.NaN])).toBeNull()
  expect(spreadOf([])).toBeNull()
})
