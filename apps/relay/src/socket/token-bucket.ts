export interface TokenBucket {
  /** @returns false when there are not enough tokens; then none is taken */
  take(tokens: number): boolean
  /** Whether it is as it was in the beginning. */
  isFull(): boolean
}

/** Allows `burst` at once and `perSecond` in the long run. */
export function createTokenBucket(perSecond: number, burst: number, nowMs: () => number): TokenBucket {
  let tokens = burst
  let filledAtMs = nowMs()

  function fill(): void {
    const now = nowMs()
    tokens = Math.min(burst, tokens + ((now - filledAtMs) * perSecond) / 1000)
    filledAtMs = now
  }

  return {
    take(wanted) {
      fill()
      if (tokens < wanted) return false
      tokens -= wanted
      return true
    },
    isFull() {
      fill()
      return tokens >= burst
    },
  }
}
