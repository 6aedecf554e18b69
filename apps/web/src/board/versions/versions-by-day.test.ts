import { expect, test } from 'vitest'
import { daysAgo, versionsByDay } from './versions-by-day.ts'

const at = (month: number, day: number, hour: number, minute = 0): number =>
  new Date(2026, month - 1, day, hour, minute).getTime()

test('versions stand under the day on which they were made, the newest first', () => {
  const madeAt = [at(11, 23, 0, 5), at(11, 22, 23, 55), at(11, 22, 9), at(10, 30, 12)]
  const versions = madeAt.map((madeAtMs, before) => ({ number: 9 - before, madeAtMs, shapes: 1 }))
  expect(versionsByDay(versions).map((day) => day.versions.map(({ number }) => number))).toEqual([
    [9],
    [8, 7],
    [6],
  ])
})

test('today and yesterday are told from other days, also where the clock was put back', () => {
  const now = at(10, 26, 15)
  expect([at(10, 26, 0), at(10, 25, 0), at(10, 24, 0)].map((start) => daysAgo(start, now))).toEqual([0, 1, 2])
})
