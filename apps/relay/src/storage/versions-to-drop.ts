const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** All of them, while the work that they show is still under way. */
const KEEP_ALL_MS = 2 * HOUR_MS
const KEEP_HOURLY_MS = DAY_MS
const KEEP_DAILY_MS = 30 * DAY_MS

export interface KeptVersion {
  readonly number: number
  readonly madeAtMs: number
  readonly bytes: number
}

/**
 * All versions of two hours stay, then the last of each hour for a day, then the last of each day for thirty days; and
 * of these as many as fit. The newest always stays.
 *
 * @param versions the newest first
 * @returns numbers of those that go
 */
export function versionsToDrop(versions: readonly KeptVersion[], nowMs: number, maxBytes: number): number[] {
  const spans = new Set<string>()
  let bytes = 0
  let isFull = false
  return versions
    .filter((version, at) => {
      if (at > 0) {
        const span = spanOf(version.madeAtMs, nowMs)
        isFull ||= bytes + version.bytes > maxBytes
        if (isFull || span === null || spans.has(span)) return true
        spans.add(span)
      }
      bytes += version.bytes
      return false
    })
    .map(({ number }) => number)
}

/** Of each span of time one version stays; null when none does. */
function spanOf(madeAtMs: number, nowMs: number): string | null {
  const ageMs = nowMs - madeAtMs
  if (ageMs < KEEP_ALL_MS) return String(madeAtMs)
  if (ageMs < KEEP_HOURLY_MS) return `hour ${Math.floor(madeAtMs / HOUR_MS)}`
  if (ageMs < KEEP_DAILY_MS) return `day ${Math.floor(madeAtMs / DAY_MS)}`
  return null
}
