export interface GatheredBroadcast {
  /** Sends soon; harmless when called many times. */
  request(): void
  close(): void
}

export interface GatheredBroadcastOptions {
  readonly send: () => void
  /** How long it may take until the last reader has a change, while changes come one after the other. */
  readonly gatherMs: () => number
  readonly nowMs: () => number
}

/** From this many changes on, waiting twice as long saves half of the sends, and each still comes in time. */
const BUSY_PER_MS = 0.6
const BUSY_FACTOR = 2
/** Nobody has written for so long that whoever does now has no company. */
const PAUSE_MS = 100
/** What is asked for so soon after a send came in while it was under way. */
const TURN_MS = 0.5

/**
 * Sends at the end of the current turn of the event loop, so a lone change waits for nothing. What comes within
 * `gatherMs()` after that waits as long for company, and then leaves together; and so does what comes later, while the
 * changes of several people left together the last time.
 */
export function createGatheredBroadcast({
  send,
  gatherMs,
  nowMs,
}: GatheredBroadcastOptions): GatheredBroadcast {
  let sentAtMs = Number.NEGATIVE_INFINITY
  let sendEndedAtMs = Number.NEGATIVE_INFINITY
  let requests = 0
  let hasCompany = false
  let isBusy = false
  let cancel: (() => void) | null = null

  function run(): void {
    cancel = null
    const now = nowMs()
    isBusy = requests >= BUSY_PER_MS * Math.max(now - sentAtMs, gatherMs())
    hasCompany = requests > 1
    requests = 0
    sentAtMs = now
    send()
    sendEndedAtMs = nowMs()
  }

  return {
    request() {
      requests++
      if (cancel !== null) return
      const waitMs = gatherMs() * (isBusy ? BUSY_FACTOR : 1)
      const now = nowMs()
      const isAlone = now - sentAtMs >= (hasCompany ? PAUSE_MS : waitMs)
      if (waitMs === 0 || isAlone) {
        const immediate = setImmediate(run)
        cancel = () => clearImmediate(immediate)
      } else {
        // A send to a hundred readers takes a while; what came in meanwhile has waited already.
        const waitedMs = now - sendEndedAtMs < TURN_MS ? now - sentAtMs : 0
        const sendMs = sendEndedAtMs - sentAtMs
        const timeout = setTimeout(run, waitMs - waitedMs - sendMs)
        cancel = () => clearTimeout(timeout)
      }
    },
    close() {
      cancel?.()
      cancel = null
    },
  }
}
