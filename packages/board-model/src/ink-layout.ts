import type { TLDrawShapeSegment } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import * as Y from 'yjs'
import { encodeInkChunk, inkPartsOf, MAX_INK_PARTS, parseInkChunk, type InkChunk } from './ink-chunk.ts'
import { recordsOf } from './layout.ts'

type Segments = readonly TLDrawShapeSegment[]

/**
 * A stroke lies in the keys `ink.0`, `ink.1`, … of its record: what was drawn since the last commit is added as a
 * chunk, and what lies there stays. All chunks of a stroke begin with the same mark; a stroke that is written anew,
 * such as after a resize, gets another, so that chunks of two strokes are never taken for one.
 */
export const INK_PREFIX = 'ink.'

const SHAPE_TYPES_WITH_INK: ReadonlySet<unknown> = new Set(['draw', 'highlight'])
const MARK_LENGTH = 4
/** Past it a stroke is written anew, in one chunk. */
const MAX_CHUNKS = 64

/** Whether a stroke of the hand belongs to such a record. Older boards hold it in plain segments. */
export function mayHoldInk(record: { readonly typeName?: unknown; readonly type?: unknown }): boolean {
  return record.typeName === 'shape' && SHAPE_TYPES_WITH_INK.has(record.type)
}

export function hasInk(map: { has(key: string): boolean }): boolean {
  return map.has(inkKey(0))
}

/**
 * Puts a whole stroke into a map that lies in no document yet.
 *
 * @returns false when the stroke does not fit the form, with nothing written
 */
export function createInk(map: Y.Map<unknown>, segments: Segments): boolean {
  const text = encodeInkChunk({ continues: false, segments })
  if (text !== null) map.set(inkKey(0), createMark() + text)
  return text !== null
}

/** @returns null when a chunk cannot be read or they are too long together */
export function readInk(map: Y.Map<unknown>): Segments | null {
  const chunks = readChunks(map)
  if (chunks.some(({ chunk }) => chunk === null)) return null
  const segments = chunks.reduce<Segments>((drawn, { chunk }) => joined(drawn, chunk!), [])
  return inkPartsOf(segments) <= MAX_INK_PARTS ? segments : null
}

/**
 * Adds what was drawn since, or writes the stroke anew where it is not what it was with something at its end.
 *
 * @returns false when the stroke does not fit the form, with nothing written
 */
export function writeInk(map: Y.Map<unknown>, segments: Segments): boolean {
  const chunks = readChunks(map)
  const { mark, kept, drawn } = readBeginning(chunks, segments)
  if (kept > 0 && kept === chunks.length && isEqual(drawn, segments)) return true
  const text = inkPartsOf(segments) > MAX_INK_PARTS ? null : encodeInkChunk(remainder(drawn, segments))
  if (text === null) return false
  map.set(inkKey(kept), mark + text)
  for (let at = kept + 1; map.has(inkKey(at)); at += 1) map.delete(inkKey(at))
  return true
}

export function deleteInk(map: Y.Map<unknown>): void {
  for (let at = 0; map.has(inkKey(at)); at += 1) map.delete(inkKey(at))
}

/** @returns the points and segments that a value below `INK_PREFIX` holds; null when it is no chunk */
export function inkChunkParts(value: unknown): number | null {
  const chunk = typeof value === 'string' ? parseInkChunk(value.slice(MARK_LENGTH)) : null
  return chunk === null ? null : inkPartsOf(chunk.segments)
}

/** What was drawn since the last commit, as the chunk that would be written next. */
export interface InkNews {
  readonly chunkAt: number
  readonly text: string
}

/** @returns null when the document says the same, or when the stroke does not fit the form */
export function findInkNews(doc: Y.Doc, recordId: string, segments: Segments): InkNews | null {
  const map = recordsOf(doc).get(recordId)
  if (!(map instanceof Y.Map)) return null
  const chunks = readChunks(map)
  const { mark, kept, drawn } = readBeginning(chunks, segments)
  if (kept === chunks.length && isEqual(drawn, segments)) return null
  const text = encodeInkChunk(remainder(drawn, segments))
  return text === null ? null : { chunkAt: kept, text: mark + text }
}

/** @returns the stroke with the news at its end; null when the document is not that far, or is past it */
export function withInkNews(doc: Y.Doc, recordId: string, { chunkAt, text }: InkNews): Segments | null {
  const map = recordsOf(doc).get(recordId)
  const chunk = parseInkChunk(text.slice(MARK_LENGTH))
  if (!(map instanceof Y.Map) || chunk === null) return null
  const chunks = readChunks(map)
  if (chunkAt > chunks.length || (chunkAt > 0 && text.slice(0, MARK_LENGTH) !== chunks[0]!.mark)) return null
  let drawn: Segments = []
  for (const { chunk: stored } of chunks.slice(0, chunkAt)) {
    if (stored === null) return null
    drawn = joined(drawn, stored)
  }
  const segments = joined(drawn, chunk)
  return inkPartsOf(segments) <= MAX_INK_PARTS ? segments : null
}

interface StoredChunk {
  readonly mark: string
  readonly chunk: InkChunk | null
}

function readChunks(map: Y.Map<unknown>): StoredChunk[] {
  const chunks: StoredChunk[] = []
  for (let at = 0; map.has(inkKey(at)); at += 1) {
    const value = map.get(inkKey(at))
    const text = typeof value === 'string' ? value : ''
    const mark = text.slice(0, MARK_LENGTH)
    if (at > 0 && mark !== chunks[0]!.mark) break
    chunks.push({ mark, chunk: parseInkChunk(text.slice(MARK_LENGTH)) })
  }
  return chunks
}

interface Beginning {
  readonly mark: string
  /** How many chunks may stay. */
  readonly kept: number
  /** What they hold. */
  readonly drawn: Segments
}

/** As many of the chunks as `segments` begins with. */
function readBeginning(chunks: readonly StoredChunk[], segments: Segments): Beginning {
  let drawn: Segments = []
  let kept = 0
  for (const { chunk } of chunks) {
    const next = chunk === null ? null : joined(drawn, chunk)
    if (next === null || !beginsWith(segments, next)) break
    drawn = next
    kept += 1
  }
  return kept === 0 || kept >= MAX_CHUNKS
    ? { mark: createMark(), kept: 0, drawn: [] }
    : { mark: chunks[0]!.mark, kept, drawn }
}

function joined(drawn: Segments, { continues, segments }: InkChunk): Segments {
  const last = drawn.at(-1)
  const [first, ...others] = segments
  if (!continues || last === undefined || first === undefined) return [...drawn, ...segments]
  return [...drawn.slice(0, -1), { ...last, points: [...last.points, ...first.points] }, ...others]
}

function beginsWith(segments: Segments, beginning: Segments): boolean {
  return beginning.every(({ type, points }, at) => {
    const segment = segments[at]
    if (segment?.type !== type) return false
    const isLast = at === beginning.length - 1
    return isEqual(isLast ? segment.points.slice(0, points.length) : segment.points, points)
  })
}

function remainder(drawn: Segments, segments: Segments): InkChunk {
  const last = drawn.at(-1)
  const open = segments[drawn.length - 1]
  const others = segments.slice(drawn.length)
  if (last === undefined || open === undefined || open.points.length === last.points.length) {
    return { continues: false, segments: others }
  }
  return {
    continues: true,
    segments: [{ ...open, points: open.points.slice(last.points.length) }, ...others],
  }
}

function inkKey(at: number): string {
  return INK_PREFIX + at
}

/** Only strokes of one record are told apart by it, when two people write it anew at the same time. */
function createMark(): string {
  return Math.random().toString(36).slice(2).padEnd(MARK_LENGTH, '0').slice(0, MARK_LENGTH)
}
