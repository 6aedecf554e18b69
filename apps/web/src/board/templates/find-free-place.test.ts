import { expect, it } from 'vitest'
import { findFreePlace } from './find-free-place.ts'

const wanted = { x: 0, y: 0, w: 100, h: 100 }

it('keeps the wanted place when nothing is there', () => {
  expect(findFreePlace(wanted, [{ x: 100, y: 0, w: 50, h: 50 }])).toEqual(wanted)
})

it('goes to the right past a row of templates, however they are listed', () => {
  const row = [
    { x: 300, y: 0, w: 100, h: 100 },
    { x: -50, y: 0, w: 100, h: 100 },
  ]
  const place = findFreePlace(wanted, row)
  for (const box of row) expect(place.x >= box.x + box.w || place.x + place.w <= box.x).toBe(true)
  expect(place.y).toBe(0)
})
