import { MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createMissingSender } from './missing-sender.ts'

const RELAY_BYTES_PER_SECOND = 1024 * 1024
const RELAY_BURST_BYTES = 8 * 1024 * 1024

/** Somebody who comes back, and a relay that takes each frame as it arrives. */
function comingBack(edits: number, bytesPerEdit: number) {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < edits; at++) doc.getMap('records').set(`key${at}`, 'x'.repeat(bytesPerEdit))
  const relay = new Y.Doc()
  const steps: number[] = []
  const line = { waitingBytes: 0, sentBytes: 0, largestFrame: 0 }
  const onSent = vi.fn<() => void>()
  const sender = createMissingSender({
    doc,
    ownUpdates: () => updates,
    send(frame) {
      const decoder = createDecoder(frame)
      expect(readVarUint(decoder)).toBe(MESSAGE_TYPE.sync)
      steps.push(readVarUint(decoder))
      Y.applyUpdate(relay, readVarUint8Array(decoder))
      line.sentBytes += frame.length
      line.largestFrame = Math.max(line.largestFrame, frame.length)
    },
    waitingBytes: () => line.waitingBytes,
  })
  const send = (): void => sender.send(Y.encodeStateVector(relay), onSent)
  return { doc, relay, sender, send, steps, line, onSent }
}

describe('what the relay lacks', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes as one answer when it is little', () => {
    const { doc, relay, send, steps, onSent } = comingBack(10, 100)
    send()
    expect(steps).toEqual([SYNC_STEP.missing])
    expect(onSent).toHaveBeenCalledTimes(1)
    expect(relay.getMap('records').toJSON()).toEqual(doc.getMap('records').toJSON())
  })

  it('goes in small frames when it is much, at a rate that the relay takes, with the answer at the end', () => {
    const { doc, relay, send, steps, line, onSent } = comingBack(1500, 8000)
    send()
    for (let second = 1; onSent.mock.calls.length === 0; second++) {
      vi.advanceTimersByTime(1000)
      expect(line.sentBytes).toBeLessThan(RELAY_BURST_BYTES / 2 + second * RELAY_BYTES_PER_SECOND)
    }
    expect(line.largestFrame).toBeLessThan(100 * 1024)
    expect(steps.indexOf(SYNC_STEP.missing)).toBe(steps.length - 1)
    expect(relay.getMap('records').size).toBe(doc.getMap('records').size)
  })

  it('holds what is edited meanwhile too', () => {
    const { doc, relay, send, line, onSent } = comingBack(100, 8000)
    line.waitingBytes = 1024 * 1024
    send()
    doc.getMap('records').set('late', true)
    line.waitingBytes = 0
    vi.advanceTimersByTime(1000)
    expect(onSent).toHaveBeenCalledTimes(1)
    expect(relay.getMap('records').get('late')).toBe(true)
  })

  it('waits for a slow line, and stops with the connection', () => {
    const { sender, send, steps, line, onSent } = comingBack(100, 8000)
    line.waitingBytes = 1024 * 1024
    send()
    vi.advanceTimersByTime(60_000)
    expect(steps).toEqual([])
    sender.stop()
    line.waitingBytes = 0
    vi.advanceTimersByTime(60_000)
    expect(steps).toEqual([])
    expect(onSent).not.toHaveBeenCalled()
  })
})
