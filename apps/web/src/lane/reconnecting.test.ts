// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createReconnecting, type Reconnecting } from './reconnecting.ts'

const DRAIN_MS = 10_000

let calls: string[]
let isOffline: boolean
let isGivenUp: boolean
let reconnecting: Reconnecting
beforeEach(() => {
  vi.useFakeTimers()
  calls = []
  isOffline = false
  isGivenUp = false
  reconnecting = createReconnecting({
    provider: {
      connect: () => void calls.push('connect'),
      disconnect: () => void calls.push('disconnect'),
    },
    isOffline: () => isOffline,
    isGivenUp: () => isGivenUp,
  })
})
afterEach(() => {
  reconnecting.close()
  vi.useRealTimers()
})

it('comes back once within the time that a draining relay gives, however often it says so', () => {
  reconnecting.anewWithin(DRAIN_MS)
  reconnecting.anewWithin(DRAIN_MS)
  vi.advanceTimersByTime(DRAIN_MS)
  expect(calls).toEqual(['disconnect', 'connect'])
})

it('stays away from a draining relay when there is no use in coming back by then', () => {
  reconnecting.anewWithin(DRAIN_MS)
  isGivenUp = true
  vi.advanceTimersByTime(DRAIN_MS)
  expect(calls).toEqual([])
})

it('tries at once when the network is back, and only while the connection is broken', () => {
  window.dispatchEvent(new Event('online'))
  expect(calls).toEqual([])
  isOffline = true
  window.dispatchEvent(new Event('online'))
  expect(calls).toEqual(['connect'])
  isGivenUp = true
  window.dispatchEvent(new Event('online'))
  expect(calls).toEqual(['connect'])
})

it('tries no more once it is closed', () => {
  isOffline = true
  reconnecting.anewWithin(DRAIN_MS)
  reconnecting.close()
  window.dispatchEvent(new Event('online'))
  vi.advanceTimersByTime(DRAIN_MS)
  expect(calls).toEqual([])
})
