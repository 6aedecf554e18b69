import {
  parseAnderhalfMessage,
  PROTOCOL_VERSION,
  REJECT_CODE,
  type AnderhalfMessage,
} from '@anderhalf/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSaveWatch } from './save-watch.ts'

function watchWithSent() {
  const sent: (AnderhalfMessage | null)[] = []
  // The first byte is the message type 112, which the parser leaves to the transport.
  const watch = createSaveWatch((frame) => void sent.push(parseAnderhalfMessage(frame.subarray(1))))
  return { watch, sent }
}

describe('save watch', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is saved as long as nothing was edited here', () => {
    const { watch, sent } = watchWithSent()
    watch.opened()
    watch.caughtUp()
    expect(watch.state.get()).toBe('saved')
    expect(sent).toEqual([{ kind: 'hello', version: PROTOCOL_VERSION }])
  })

  it('says saved only after the relay confirmed the last edit', () => {
    const { watch, sent } = watchWithSent()
    watch.caughtUp()
    watch.edited()
    watch.edited()
    expect(watch.state.get()).toBe('saving')
    vi.advanceTimersByTime(100)
    expect(sent).toEqual([{ kind: 'barrier', n: 2 }])
    watch.edited()
    watch.received({ kind: 'durable', n: 2 })
    expect(watch.state.get()).toBe('saving')
    vi.advanceTimersByTime(100)
    watch.received({ kind: 'durable', n: 3 })
    expect(watch.state.get()).toBe('saved')
  })

  it('asks at most ten times a second while somebody draws', () => {
    const { watch, sent } = watchWithSent()
    watch.caughtUp()
    for (let frame = 0; frame < 60; frame += 1) {
      watch.edited()
      vi.advanceTimersByTime(1000 / 60)
    }
    expect(sent.length).toBeGreaterThan(5)
    expect(sent.length).toBeLessThanOrEqual(10)
  })

  it('asks again on the next socket when the answer was lost with the old one', () => {
    const { watch, sent } = watchWithSent()
    watch.caughtUp()
    watch.edited()
    vi.advanceTimersByTime(100)
    watch.closed()
    watch.edited()
    vi.advanceTimersByTime(1000)
    expect(sent).toEqual([{ kind: 'barrier', n: 1 }])
    watch.opened()
    watch.caughtUp()
    expect(sent.at(-1)).toEqual({ kind: 'barrier', n: 2 })
    expect(watch.state.get()).toBe('saving')
  })

  it('stays rejected once the relay refused an edit', () => {
    const { watch } = watchWithSent()
    watch.caughtUp()
    watch.edited()
    watch.received({ kind: 'rejected', n: 1, code: 5 })
    watch.received({ kind: 'durable', n: 1 })
    expect(watch.state.get()).toBe('rejected')
  })

  it('goes on after a refusal that the relay heals by asking for what it lacks', () => {
    const { watch } = watchWithSent()
    watch.caughtUp()
    watch.edited()
    watch.received({ kind: 'rejected', n: 1, code: REJECT_CODE.missingContext })
    expect(watch.state.get()).toBe('saving')
    watch.caughtUp()
    watch.received({ kind: 'durable', n: 1 })
    expect(watch.state.get()).toBe('saved')
  })

  it('keeps what a damaged board does not take, as not saved', () => {
    const safe: number[] = []
    const watch = createSaveWatch(
      () => {},
      (upTo) => safe.push(upTo),
    )
    watch.caughtUp()
    watch.received({ kind: 'rejected', n: watch.edited(), code: REJECT_CODE.damagedLane })
    expect(watch.state.get()).toBe('saving')
    expect(watch.rejectCode.get()).toBeNull()
    expect(safe).toEqual([])
  })

  it('is stalled when no answer comes for long, and not while answers come', () => {
    const { watch } = watchWithSent()
    watch.caughtUp()
    for (let n = 1; n <= 10; n += 1) {
      watch.edited()
      watch.edited()
      vi.advanceTimersByTime(1000)
      watch.received({ kind: 'durable', n: 2 * n - 1 })
      expect(watch.state.get()).toBe('saving')
    }
    watch.edited()
    vi.advanceTimersByTime(10_000)
    expect(watch.state.get()).toBe('stalled')
    watch.received({ kind: 'durable', n: 21 })
    expect(watch.state.get()).toBe('saved')
  })

  it('tells up to which edit all is safe, but nothing after a refusal', () => {
    const safe: number[] = []
    const watch = createSaveWatch(
      () => {},
      (upTo) => safe.push(upTo),
    )
    watch.caughtUp()
    const first = watch.edited()
    watch.received({ kind: 'durable', n: first })
    const second = watch.edited()
    watch.received({ kind: 'rejected', n: second, code: REJECT_CODE.boardFull })
    watch.received({ kind: 'durable', n: watch.edited() })
    expect(safe).toEqual([first])
    expect(watch.rejectCode.get()).toBe(REJECT_CODE.boardFull)
  })
})
