import { SYNC_STEP } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import { createRoomLog } from './room-log.ts'
import { encodeSyncFrame } from './sync-frames.ts'

const anne = {}
const bilal = {}

function updateOf(byte: number, size = 1): Uint8Array {
  return new Uint8Array(size).fill(byte)
}

function frameOf(byte: number, size = 1): Buffer {
  return encodeSyncFrame(SYNC_STEP.update, updateOf(byte, size)).frame
}

it('joins the frames from a reader on into one piece, and says when one person wrote all of it', () => {
  const log = createRoomLog(5)
  expect(log.append(updateOf(1), anne)).toEqual(Buffer.from(updateOf(1)))
  log.append(updateOf(2), anne)
  log.append(updateOf(3), bilal)
  expect(log.chunk(5)).toMatchObject({ nextSeq: 8, soleWriter: null })
  expect(log.chunk(5).bytes).toEqual(Buffer.concat([1, 2, 3].map((byte) => frameOf(byte))))
  expect(log.chunk(7)).toMatchObject({ nextSeq: 8, soleWriter: bilal })
  log.append(updateOf(4), bilal)
  expect(log.chunk(7)).toMatchObject({ nextSeq: 9, soleWriter: bilal })
})

it('hands out large amounts in pieces that lose nothing', () => {
  const log = createRoomLog(1)
  for (let index = 0; index < 50; index++) log.append(updateOf(index, 10_000), anne)
  const pieces: Buffer[] = []
  for (let seq = log.firstSeq; seq < log.nextSeq; seq = log.chunk(seq).nextSeq) {
    expect(log.chunk(seq).bytes.length).toBeLessThanOrEqual(64 * 1024)
    pieces.push(log.chunk(seq).bytes)
  }
  const frames = Array.from({ length: 50 }, (_, index) => frameOf(index, 10_000))
  expect(Buffer.concat(pieces).equals(Buffer.concat(frames))).toBe(true)
  expect(log.bytes).toBe(Buffer.concat(frames).length)
})

it('keeps an update that is larger than any piece, and small ones around it', () => {
  const log = createRoomLog(1)
  const sizes = [1, 200_000, 3, 126, 70_000, 16_384]
  for (const size of sizes) log.append(updateOf(size % 251, size), anne)
  expect(log.updates().map((update) => update.length)).toEqual(sizes)
  expect(log.updates().every((update, at) => update.every((byte) => byte === sizes[at]! % 251))).toBe(true)
  log.dropBefore(4)
  expect(log.updates().map((update) => update.length)).toEqual(sizes.slice(3))
  expect(log.chunk(4).bytes.equals(frameOf(126, 126))).toBe(true)
})

it('forgets what a snapshot holds and counts on', () => {
  const log = createRoomLog(1)
  for (let index = 0; index < 4; index++) log.append(updateOf(index), anne)
  log.dropBefore(3)
  expect(log).toMatchObject({ firstSeq: 3, nextSeq: 5 })
  expect(log.updates()).toHaveLength(2)
  expect(log.bytes).toBe(frameOf(2).length * 2)
})
