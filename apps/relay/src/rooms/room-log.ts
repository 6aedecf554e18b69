import {
  appendToSegment,
  createLogSegment,
  frameStart,
  framesFrom,
  hasRoomFor,
  soleWriterFrom,
  updateAt,
  type LogSegment,
} from './log-segment.ts'
import { syncFrameBytes } from './sync-frames.ts'

/** Segments grow with the log: most rooms are small. The largest is also what is handed to one socket in one write. */
const FIRST_SEGMENT_BYTES = 2 * 1024
const MAX_SEGMENT_BYTES = 64 * 1024

export interface LogChunk {
  readonly bytes: Buffer
  /** Seq of the first frame after this chunk. */
  readonly nextSeq: number
  /** Who wrote every update in this chunk; null when that was more than one. */
  readonly soleWriter: object | null
}

/**
 * The updates since the snapshot as frames that are ready for the wire, shared by all readers. A reader is a
 * number: the seq that it reads next. So memory depends neither on how many readers there are nor on how slow.
 *
 * Frames are written into shared memory once and sent from there: an object for each would outlive the young
 * generation, and a joined copy for each write would be made fifty times a second.
 */
export interface RoomLog {
  readonly firstSeq: number
  readonly nextSeq: number
  readonly bytes: number
  /** @returns the update in the memory of the log, which never changes */
  append(update: Uint8Array, writer: object): Uint8Array
  /** @param fromSeq at least `firstSeq` and below `nextSeq` */
  chunk(fromSeq: number): LogChunk
  updates(): Uint8Array[]
  dropBefore(seq: number): void
}

interface CachedChunk extends LogChunk {
  readonly fromSeq: number
}

export function createRoomLog(startSeq: number): RoomLog {
  let segments: LogSegment[] = []
  /** Readers mostly stand at the same place. */
  let latest: CachedChunk | null = null
  // Plain fields: each reader looks at them at each write.
  const log = { firstSeq: startSeq, nextSeq: startSeq, bytes: 0, append, chunk, updates, dropBefore }

  function segmentFor(update: Uint8Array): LogSegment {
    const last = segments.at(-1)
    if (last !== undefined && hasRoomFor(last, update)) return last
    const grown = Math.min((last?.memory.length ?? FIRST_SEGMENT_BYTES / 2) * 2, MAX_SEGMENT_BYTES)
    const segment = createLogSegment(log.nextSeq, Math.max(grown, syncFrameBytes(update.length)))
    segments.push(segment)
    return segment
  }

  function append(update: Uint8Array, writer: object): Uint8Array {
    const kept = appendToSegment(segmentFor(update), update, writer)
    log.bytes += syncFrameBytes(update.length)
    log.nextSeq++
    latest = null
    return kept
  }

  function segmentOf(seq: number): LogSegment {
    let index = segments.length - 1
    while (segments[index]!.firstSeq > seq) index--
    return segments[index]!
  }

  function chunk(fromSeq: number): LogChunk {
    if (latest?.fromSeq === fromSeq) return latest
    const segment = segmentOf(fromSeq)
    latest = {
      fromSeq,
      bytes: framesFrom(segment, fromSeq),
      nextSeq: segment.endSeq,
      soleWriter: soleWriterFrom(segment, fromSeq),
    }
    return latest
  }

  function updates(): Uint8Array[] {
    return segments.flatMap((segment) => {
      const kept = Math.max(log.firstSeq - segment.firstSeq, 0)
      return segment.ends.slice(kept).map((_, index) => updateAt(segment, segment.firstSeq + kept + index))
    })
  }

  function dropBefore(seq: number): void {
    log.firstSeq = Math.min(Math.max(seq, log.firstSeq), log.nextSeq)
    segments = segments.filter((segment) => segment.endSeq > log.firstSeq)
    log.bytes = segments.reduce((sum, segment) => sum + frameStart(segment, segment.endSeq), 0)
    const [first] = segments
    if (first !== undefined && first.firstSeq < log.firstSeq) log.bytes -= frameStart(first, log.firstSeq)
    latest = null
  }

  return log
}
