import { SYNC_STEP } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import { createRoomLog } from './room-log.ts'
import { encodeSyncFrame } from './sync-frames.ts'

const anne = {}
const bilal = {}

function frameOf(byte: number, size = 1) {
  return encodeSyncFrame(SYNC_STEP.update, new Uint8Array(size).fill(byte))
}

it('joins the frames from a reader on into one piece, and says when one person wrote all of it', () => {
  const log = createRoomLog(5)
  expect(log.append(frameOf(1), anne)).toBe(5)
  log.append(frameOf(2), anne)
  log.append(frameOf(3), bilal)
  expect(log.chunk(5)).toMatchObject({ nextSeq: 8, soleWriter: null })
  expect(log.chunk(5).bytes).toEqual(Buffer.concat([1, 2, 3].map((byte) => frameOf(byte).frame)))
  expect(log.chunk(7)).toMatchObject({ nextSeq: 8, soleWriter: bilal })
  log.append(frameOf(4), bilal)
  expect(log.chunk(7)).toMatchObject({ nextSeq: 9, soleWriter: bilal })
})

it('hands out large amounts in pieces that lose nothing', () => {
  const log = createRoomLog(1)
  for (let index = 0; index < 50; index++) log.append(frameOf(index, 10_000), anne)
  const pieces: Buffer[] = []
  for (let seq = log.firstSeq; seq < log.nextSeq; seq = log.chunk(seq).nextSeq) {
    expect(log.chunk(seq).bytes.length).toBeLessThanOrEqual(64 * 1024)
    pieces.push(log.chunk(seq).bytes)
  }
  expect(Buffer.concat(pieces).length).toBe(log.bytes)
})

it('forgets what a snapshot holds and counts on', () => {
  const log = createRoomLog(1)
  for (let index = 0; index < 4; index++) log.append(frameOf(index), anne)
  log.dropBefore(3)
  expect(log).toMatchObject({ firstSeq: 3, nextSeq: 5 })
  expect(log.updates()).toHaveLength(2)
  expect(log.bytes).toBe(frameOf(2).frame.length * 2)
})
