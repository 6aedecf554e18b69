/** The time of a relay under test: it stands still unless it is moved, so that nothing depends on how fast a machine is. */
export interface EdgeClock {
  /** The time of day. */
  readonly nowMs: () => number
  readonly monotonicMs: () => number
  pass(ms: number): void
}

export function createEdgeClock(): EdgeClock {
  let passedMs = 0
  const startMs = Date.UTC(2026, 4, 4, 12)
  return {
    nowMs: () => startMs + passedMs,
    monotonicMs: () => passedMs,
    pass(ms) {
      passedMs += ms
    },
  }
}
