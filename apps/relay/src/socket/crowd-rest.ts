/** From so many messages a second on, a short rest brings several of them to the next turn of the event loop. */
const CROWDED_PER_SECOND = 1_500
const WINDOW_MS = 200
/** Less than what anybody sees of a hand on another screen. */
const REST_MS = 3
/** A turn with more messages than this has company enough. */
const FULL_TURN = 8

/**
 * Lets a crowded process rest for a moment after each turn of its event loop. A hundred people who move send 2,000
 * messages a second, and to be woken for each costs more than to read it. Network cards hold their interrupts back for
 * the same reason (Linux kernel documentation, networking/napi, "Software IRQ coalescing").
 *
 * @param rest blocks the thread for so many milliseconds
 * @returns to be called for each message
 */
export function createCrowdRest(nowMs: () => number, rest: (forMs: number) => void = block): () => void {
  let windowStartMs = nowMs()
  let inWindow = 0
  let inTurn = 0
  let isCrowded = false
  let isPlanned = false

  function endTurn(): void {
    isPlanned = false
    if (inTurn <= FULL_TURN) rest(REST_MS)
    inTurn = 0
  }

  return () => {
    inWindow++
    const elapsedMs = nowMs() - windowStartMs
    if (elapsedMs >= WINDOW_MS) {
      isCrowded = inWindow * 1_000 > CROWDED_PER_SECOND * elapsedMs
      windowStartMs += elapsedMs
      inWindow = 0
    }
    if (!isCrowded) return
    inTurn++
    if (isPlanned) return
    isPlanned = true
    setImmediate(endTurn)
  }
}

const cell = new Int32Array(new SharedArrayBuffer(4))

function block(forMs: number): void {
  Atomics.wait(cell, 0, 0, forMs)
}
