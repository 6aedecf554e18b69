import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createGatheredBroadcast, type GatheredBroadcast } from './gathered-broadcast.ts'

let sentAtMs: number[]
let broadcast: GatheredBroadcast
/** How long the writes to all readers take. */
let sendMs = 0
let spentMs = 0

function open(gatherMs: number): void {
  broadcast = createGatheredBroadcast({
    send() {
      sentAtMs.push(performance.now())
      spentMs += sendMs
    },
    gatherMs: () => gatherMs,
    nowMs: () => performance.now() + spentMs,
  })
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'],
  })
  sentAtMs = []
  sendMs = 0
  spentMs = 0
})
afterEach(() => {
  broadcast.close()
  vi.useRealTimers()
})

/** Asks at these times, and says when it was sent, counted from now. */
function sendsFor(...requestsMs: number[]): number[] {
  const startMs = performance.now()
  for (const atMs of requestsMs) {
    vi.advanceTimersByTime(startMs + atMs - performance.now())
    broadcast.request()
  }
  vi.advanceTimersByTime(500)
  return sentAtMs.map((atMs) => atMs - startMs)
}

test('a small room waits for nothing', () => {
  open(0)
  expect(sendsFor(10, 11, 12)).toEqual([10, 11, 12])
})

test('who writes alone waits for nobody, though in step', () => {
  open(16)
  expect(sendsFor(0, 50, 100)).toEqual([0, 50, 100])
})

test('what comes soon after a send waits for company, from its own arrival on', () => {
  open(16)
  expect(sendsFor(0, 5, 9, 20)).toEqual([0, 21])
})

test('while several people write, each waits for company, also after a gap', () => {
  open(16)
  expect(sendsFor(0, 5, 9, 60)).toEqual([0, 21, 76])
})

test('after a pause, the first is sent at once again', () => {
  open(16)
  expect(sendsFor(0, 5, 9, 200)).toEqual([0, 21, 200])
})

test('while changes come thick, twice as many leave together', () => {
  open(16)
  const thick = Array.from({ length: 60 }, (_, index) => index)
  expect(sendsFor(...thick)).toEqual([0, 17, 49, 81])
})

test('the last reader of a long send gets it in time too, and what came in during one has waited since that began', () => {
  open(16)
  sendMs = 3
  expect(sendsFor(0, 0, 15)).toEqual([0, 10, 28])
})
