import { expect, test } from 'vitest'
import { inRows } from './in-rows.ts'

test('boxes lie beside each other until the room is used up, then on the next row', () => {
  expect(inRows([40, 40, 40, 10], 100, 10)).toEqual([
    { x: 0, row: 0 },
    { x: 50, row: 0 },
    { x: 0, row: 1 },
    { x: 50, row: 1 },
  ])
})

test('a box that is wider than the room has a row of its own, and none is left empty', () => {
  expect(inRows([200, 30, 200], 100, 10)).toEqual([
    { x: 0, row: 0 },
    { x: 0, row: 1 },
    { x: 0, row: 2 },
  ])
})
