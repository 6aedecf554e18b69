import type { BoardVersion } from '@anderhalf/protocol'

const DAY_MS = 86_400_000

export interface DayOfVersions {
  /** Begin of the day where the reader is. */
  readonly startMs: number
  readonly versions: readonly BoardVersion[]
}

/** @param versions the newest first, and so are the days */
export function versionsByDay(versions: readonly BoardVersion[]): DayOfVersions[] {
  const days = new Map<number, BoardVersion[]>()
  for (const version of versions) {
    const startMs = startOfDay(version.madeAtMs)
    const ofDay = days.get(startMs)
    if (ofDay === undefined) days.set(startMs, [version])
    else ofDay.push(version)
  }
  return [...days].map(([startMs, ofDay]) => ({ startMs, versions: ofDay }))
}

/** 0 is today, 1 yesterday. A day is not always 24 hours. */
export function daysAgo(startMs: number, nowMs: number): number {
  return Math.round((startOfDay(nowMs) - startMs) / DAY_MS)
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0)
}
