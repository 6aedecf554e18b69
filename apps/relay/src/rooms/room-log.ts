import type { SyncFrame } from './sync-frames.ts'

/** Upper bound of what is handed to one socket in one write. */
const MAX_CHUNK_BYTES = 64 * 1024

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
 */
export interface RoomLog {
  readonly firstSeq: number
  readonly nextSeq: number
  readonly bytes: number
  append(frame: SyncFrame, writer: object): number
  /** @param fromSeq at least `firstSeq` and below `nextSeq` */
  chunk(fromSeq: number): LogChunk
  updates(): Uint8Array[]
  dropBefore(seq: number): void
}

interface CachedChunk extends LogChunk {
  readonly fromSeq: number
  readonly logEnd: number
}

interface Entry {
  readonly frame: Buffer
  readonly update: Uint8Array
  readonly writer: object
}

export function createRoomLog(startSeq: number): RoomLog {
  let entries: Entry[] = []
  let firstSeq = startSeq
  let bytes = 0
  /** Readers mostly stand at the same place. */
  let latest: CachedChunk | null = null
  return {
    get firstSeq() {
      return firstSeq
    },
    get nextSeq() {
      return firstSeq + entries.length
    },
    get bytes() {
      return bytes
    },
    append({ frame, payload }, writer) {
      entries.push({ frame, update: payload, writer })
      bytes += frame.length
      return firstSeq + entries.length - 1
    },
    chunk(fromSeq) {
      const logEnd = firstSeq + entries.length
      if (latest?.fromSeq !== fromSeq || latest.logEnd !== logEnd) {
        latest = chunkOf(entries, fromSeq - firstSeq, firstSeq)
      }
      return latest
    },
    updates() {
      return entries.map((entry) => entry.update)
    },
    dropBefore(seq) {
      const dropped = Math.min(Math.max(seq - firstSeq, 0), entries.length)
      for (let index = 0; index < dropped; index++) bytes -= entries[index]!.frame.length
      entries = entries.slice(dropped)
      firstSeq += dropped
    },
  }
}

function chunkOf(entries: readonly Entry[], start: number, firstSeq: number): CachedChunk {
  const first = entries[start]!
  let soleWriter: object | null = first.writer
  const frames = [first.frame]
  let bytes = first.frame.length
  let end = start + 1
  for (; end < entries.length; end++) {
    const entry = entries[end]!
    if (bytes + entry.frame.length > MAX_CHUNK_BYTES) break
    bytes += entry.frame.length
    frames.push(entry.frame)
    if (entry.writer !== soleWriter) soleWriter = null
  }
  return {
    bytes: frames.length === 1 ? first.frame : Buffer.concat(frames, bytes),
    fromSeq: firstSeq + start,
    nextSeq: firstSeq + end,
    logEnd: firstSeq + entries.length,
    soleWriter,
  }
}
