import { expect, test } from 'vitest'
import { versionsToDrop, type KeptVersion } from './versions-to-drop.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
const NOW_MS = Date.UTC(2026, 4, 4, 12)

/** One every five minutes, the newest first and made just now. */
function versionsOf(minutes: number, bytes = 1): KeptVersion[] {
  const count = Math.floor(minutes / 5) + 1
  return Array.from({ length: count }, (_, at) => ({
    number: count - at,
    madeAtMs: NOW_MS - at * 5 * MINUTE_MS,
    bytes,
  }))
}

function keptOf(versions: readonly KeptVersion[], maxBytes = Number.POSITIVE_INFINITY): KeptVersion[] {
  const dropped = new Set(versionsToDrop(versions, NOW_MS, maxBytes))
  return versions.filter(({ number }) => !dropped.has(number))
}

function minutesAgo({ madeAtMs }: KeptVersion): number {
  return (NOW_MS - madeAtMs) / MINUTE_MS
}

test('all versions of two hours stay', () => {
  expect(versionsToDrop(versionsOf(115), NOW_MS, Number.POSITIVE_INFINITY)).toEqual([])
})

test('of the rest of a day the last of each hour stays, then the last of each day, for thirty days', () => {
  const kept = keptOf(versionsOf(40 * DAY_MINUTES)).map(minutesAgo)
  expect(kept.filter((minutes) => minutes < 120)).toHaveLength(24)
  const hourly = kept.filter((minutes) => minutes >= 120 && minutes < DAY_MINUTES)
  expect(hourly).toHaveLength(23)
  expect(hourly.slice(0, 3)).toEqual([120, 125, 185])
  const daily = kept.filter((minutes) => minutes >= DAY_MINUTES)
  expect(daily).toHaveLength(30)
  expect(Math.max(...daily)).toBeLessThan(30 * DAY_MINUTES)
})

test('thinning again takes nothing more', () => {
  const kept = keptOf(versionsOf(3 * DAY_MINUTES))
  expect(versionsToDrop(kept, NOW_MS, Number.POSITIVE_INFINITY)).toEqual([])
})

test('past the bytes of a board the oldest go, and the newest stays however large', () => {
  expect(keptOf(versionsOf(60, 10), 35).map(minutesAgo)).toEqual([0, 5, 10])
  expect(keptOf(versionsOf(60, 10), 5).map(minutesAgo)).toEqual([0])
})

test('a clock that went back takes no version away', () => {
  const early = versionsOf(60).map((version) => ({
    ...version,
    madeAtMs: version.madeAtMs + DAY_MINUTES * MINUTE_MS,
  }))
  expect(versionsToDrop(early, NOW_MS, Number.POSITIVE_INFINITY)).toEqual([])
})
