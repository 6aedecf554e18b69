import { SYNC_STEP } from '@anderhalf/protocol'
import { syncFrameBytes, writeSyncFrame } from './sync-frames.ts'

/** A piece of memory with frames one behind the other, which can go to a socket as they lie. */
export interface LogSegment {
  readonly firstSeq: number
  /** Seq behind the last one in it. */
  endSeq: number
  readonly memory: Buffer
  /** Where each frame ends. */
  readonly ends: number[]
  readonly updateBytes: number[]
  readonly writers: object[]
}

/** @param bytes also for a first frame that is longer */
export function createLogSegment(firstSeq: number, bytes: number): LogSegment {
  const memory = Buffer.allocUnsafeSlow(bytes)
  return { firstSeq, endSeq: firstSeq, memory, ends: [], updateBytes: [], writers: [] }
}

export function hasRoomFor(segment: LogSegment, update: Uint8Array): boolean {
  return frameStart(segment, segment.endSeq) + syncFrameBytes(update.length) <= segment.memory.length
}

/** @returns the update as it lies there */
export function appendToSegment(segment: LogSegment, update: Uint8Array, writer: object): Uint8Array {
  const start = frameStart(segment, segment.endSeq)
  writeSyncFrame(segment.memory, start, SYNC_STEP.update, update)
  segment.ends.push(start + syncFrameBytes(update.length))
  segment.updateBytes.push(update.length)
  segment.writers.push(writer)
  segment.endSeq++
  return updateAt(segment, segment.endSeq - 1)
}

export function updateAt({ firstSeq, memory, ends, updateBytes }: LogSegment, seq: number): Uint8Array {
  const end = ends[seq - firstSeq]!
  return memory.subarray(end - updateBytes[seq - firstSeq]!, end)
}

export function frameStart({ firstSeq, ends }: LogSegment, seq: number): number {
  return seq === firstSeq ? 0 : ends[seq - firstSeq - 1]!
}

/** All frames from this one to the end of the segment. */
export function framesFrom(segment: LogSegment, seq: number): Buffer {
  return segment.memory.subarray(frameStart(segment, seq), frameStart(segment, segment.endSeq))
}

/** Who wrote everything from this seq on; null when that was more than one. */
export function soleWriterFrom({ firstSeq, writers }: LogSegment, seq: number): object | null {
  const first = writers[seq - firstSeq]!
  for (let index = seq - firstSeq + 1; index < writers.length; index++) {
    if (writers[index] !== first) return null
  }
  return first
}
