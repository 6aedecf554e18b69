// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { spreadReconnects } from './spread-reconnects.ts'

const CLIENTS = 100
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 8000

/** When each attempt was made; one list for each client. */
let attemptsMs: number[][]
let providers: WebsocketProvider[]
beforeEach(() => {
  vi.useFakeTimers()
  attemptsMs = []
  providers = []
})
afterEach(() => {
  for (const provider of providers) provider.destroy()
  vi.useRealTimers()
})

function startRefused(): void {
  const attempts: number[] = []
  attemptsMs.push(attempts)
  class RefusedSocket {
    onclose: (event: { code: number }) => void = () => {}
    constructor() {
      attempts.push(performance.now())
      setTimeout(() => this.onclose({ code: 1006 }), 0)
    }
    close() {}
  }
  const provider = new WebsocketProvider('ws://localhost', 'lane', new Y.Doc(), {
    // reason: all of a socket that the provider uses before it opens.
    WebSocketPolyfill: RefusedSocket as unknown as typeof WebSocket,
    disableBc: true,
  })
  spreadReconnects(provider)
  providers.push(provider)
}

function waitsMs(attempts: readonly number[]): number[] {
  return attempts.slice(1).map((atMs, index) => atMs - attempts[index]!)
}

it('spreads a crowd that was refused in one instant, from the first new attempt on', () => {
  for (let client = 0; client < CLIENTS; client++) startRefused()
  vi.advanceTimersByTime(FIRST_WAIT_MS + 1)
  const firstWaits = attemptsMs.map((attempts) => waitsMs(attempts)[0]!)
  expect(firstWaits.filter((ms) => ms > FIRST_WAIT_MS + 1)).toEqual([])
  expect(Math.max(...firstWaits) - Math.min(...firstWaits)).toBeGreaterThan(FIRST_WAIT_MS / 4)
})

it('waits longer after each failure, and never so long that people would be forgotten', () => {
  startRefused()
  vi.advanceTimersByTime(120_000)
  const waits = waitsMs(attemptsMs[0]!)
  expect(waits.length).toBeLessThan(50)
  expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_WAIT_MS + 1)
  expect(Math.max(...waits)).toBeGreaterThan(LONGEST_WAIT_MS / 4)
})
