export interface GatheredBroadcast {
  /** Sends soon; harmless when called many times. */
  request(): void
  close(): void
}

export interface GatheredBroadcastOptions {
  readonly send: () => void
  /** How long a change may wait for others, while changes come one after the other. */
  readonly gatherMs: () => number
  readonly nowMs: () => number
}

/** From this many changes on, waiting twice as long saves half of the sends, and each still comes in time. */
const BUSY_PER_MS = 0.6
const BUSY_FACTOR = 2

/**
 * Sends at the end of the current turn of the event loop, so a lone change waits for nothing. What comes within
 * `gatherMs()` after that waits as long for company, and then leaves together.
 */
export function createGatheredBroadcast({
  send,
  gatherMs,
  nowMs,
}: GatheredBroadcastOptions): GatheredBroadcast {
  let sentAtMs = Number.NEGATIVE_INFINITY
  let requests = 0
  let isBusy = false
  let cancel: (() => void) | null = null

  function run(): void {
    cancel = null
    const now = nowMs()
    isBusy = requests >= BUSY_PER_MS * Math.max(now - sentAtMs, gatherMs())
    requests = 0
    sentAtMs = now
    send()
  }

  return {
    request() {
      requests++
      if (cancel !== null) return
      const waitMs = gatherMs() * (isBusy ? BUSY_FACTOR : 1)
      if (nowMs() - sentAtMs >= waitMs) {
        const immediate = setImmediate(run)
        cancel = () => clearImmediate(immediate)
      } else {
        const timeout = setTimeout(run, waitMs)
        cancel = () => clearTimeout(timeout)
      }
    },
    close() {
      cancel?.()
      cancel = null
    },
  }
}
