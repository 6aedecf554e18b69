export interface GatheredSend {
  /** Sends soon; harmless when called many times. */
  request(): void
  close(): void
}

/**
 * Sends at the end of the current turn of the event loop, so a lone change waits for nothing; then not again before
 * `gatherMs()` have passed, so many changes leave together.
 */
export function createGatheredSend(
  send: () => void,
  gatherMs: () => number,
  nowMs: () => number,
): GatheredSend {
  let sentAtMs = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  function run(): void {
    cancel = null
    sentAtMs = nowMs()
    send()
  }

  return {
    request() {
      if (cancel !== null) return
      const waitMs = sentAtMs + gatherMs() - nowMs()
      if (waitMs <= 0) {
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
