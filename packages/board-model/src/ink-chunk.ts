import type { TLDrawShapeSegment, VecModel } from '@tldraw/tlschema'
import { countBits, createBitReader, createBitWriter, type BitReader, type BitWriter } from './ink-bits.ts'
import { isCoordinate } from './plain-value-fault.ts'

/** tldraw rounds points and pressure to hundredths, so nothing is lost. */
const PER_UNIT = 100
/** Points and segments of one stroke; tldraw begins a new one after 600 points in a row. */
export const MAX_INK_PARTS = 4_000
const MAX_LOW_BITS = 24
const LOW_BITS_WIDTH = 5
/** Codes of the numbers of points and segments, and of one pressure for all. */
const POINTS_LOW_BITS = 6
const SEGMENTS_LOW_BITS = 1
const UNIT_LOW_BITS = 7

const PRESSURE = { none: 0, same: 1, each: 2 } as const
const PRESSURE_WIDTH = 2

export function inkPartsOf(segments: readonly TLDrawShapeSegment[]): number {
  return segments.reduce((parts, { points }) => parts + points.length + 1, 0)
}

/** A part of a stroke. */
export interface InkChunk {
  /** Whether the first segment goes on where the chunk before it ended. */
  readonly continues: boolean
  readonly segments: readonly TLDrawShapeSegment[]
}

/**
 * Steps from point to point in the largest unit that fits them all, as Rice codes: some three bytes a point.
 *
 * @returns null when a number is no whole hundredth or too far away
 */
export function encodeInkChunk({ continues, segments }: InkChunk): string | null {
  const points = segments.flatMap((segment) => segment.points)
  if (
    inkPartsOf(segments) > MAX_INK_PARTS ||
    !points.every(isExact) ||
    !points.every(isNear) ||
    !segments.every(hasOneKind)
  )
    return null
  const unit = largestUnit(points)
  const writer = createBitWriter()
  writer.bits(continues ? 1 : 0, 1)
  writer.count(segments.length, SEGMENTS_LOW_BITS)
  writer.count(unit, UNIT_LOW_BITS)
  let from: VecModel = { x: 0, y: 0 }
  for (const segment of segments) {
    writer.bits(segment.type === 'straight' ? 1 : 0, 1)
    writer.count(segment.points.length, POINTS_LOW_BITS)
    writeSteps(writer, stepsOf(segment.points, 'x', from, unit))
    writeSteps(writer, stepsOf(segment.points, 'y', from, unit))
    writePressure(writer, segment.points)
    from = segment.points.at(-1) ?? from
  }
  return writer.toText()
}

/** @returns null when no `encodeInkChunk` made it */
export function parseInkChunk(text: unknown): InkChunk | null {
  if (typeof text !== 'string') return null
  const reader = createBitReader(text)
  if (reader === null) return null
  const continues = reader.bits(1) === 1
  const segmentCount = reader.count(SEGMENTS_LOW_BITS)
  const unit = reader.count(UNIT_LOW_BITS)
  const segments: TLDrawShapeSegment[] = []
  let left = MAX_INK_PARTS
  let from: VecModel = { x: 0, y: 0 }
  while (segments.length < segmentCount) {
    if (!reader.hasMore()) return null
    const type = reader.bits(1) === 1 ? 'straight' : 'free'
    const count = reader.count(POINTS_LOW_BITS)
    left -= count + 1
    if (left < 0) return null
    const points = readPoints(reader, count, from, unit)
    if (points === null) return null
    segments.push({ type, points })
    from = points.at(-1) ?? from
  }
  return reader.isAtEnd() ? { continues, segments } : null
}

function writeSteps(writer: BitWriter, steps: readonly number[]): void {
  if (steps.length === 0) return
  const lowBits = cheapestLowBits(steps)
  writer.bits(lowBits, LOW_BITS_WIDTH)
  for (const step of steps) writer.count(step, lowBits)
}

function readSteps(reader: BitReader, count: number): number[] {
  if (count === 0) return []
  const lowBits = reader.bits(LOW_BITS_WIDTH)
  return Array.from({ length: count }, () => reader.count(lowBits))
}

function writePressure(writer: BitWriter, points: readonly VecModel[]): void {
  const [first] = points
  const kind = pressureKind(points)
  writer.bits(PRESSURE[kind], PRESSURE_WIDTH)
  if (kind === 'same') writer.count(zigzag(inHundredths(first!.z!)), UNIT_LOW_BITS)
  if (kind === 'each') writeSteps(writer, stepsOf(points, 'z', { x: 0, y: 0, z: 0 }, 1))
}

function pressureKind(points: readonly VecModel[]): keyof typeof PRESSURE {
  const [first] = points
  if (first?.z === undefined) return 'none'
  return points.every(({ z }) => z === first.z) ? 'same' : 'each'
}

function readPoints(reader: BitReader, count: number, from: VecModel, unit: number): VecModel[] | null {
  const xs = toPlaces(readSteps(reader, count), from.x, unit)
  const ys = toPlaces(readSteps(reader, count), from.y, unit)
  const zs = readPressure(reader, count)
  const points = xs.map((x, at) => (zs === null ? { x, y: ys[at]! } : { x, y: ys[at]!, z: zs[at]! }))
  return points.every(isNear) ? points : null
}

function readPressure(reader: BitReader, count: number): number[] | null {
  switch (reader.bits(PRESSURE_WIDTH)) {
    case PRESSURE.same: {
      const z = unzigzag(reader.count(UNIT_LOW_BITS)) / PER_UNIT
      return Array.from({ length: count }, () => z)
    }
    case PRESSURE.each:
      return toPlaces(readSteps(reader, count), 0, 1)
    default:
      return null
  }
}

function stepsOf(points: readonly VecModel[], axis: 'x' | 'y' | 'z', from: VecModel, unit: number): number[] {
  let last = inHundredths(from[axis] ?? 0)
  return points.map((point) => {
    const at = inHundredths(point[axis] ?? 0)
    const step = zigzag((at - last) / unit)
    last = at
    return step
  })
}

function toPlaces(steps: readonly number[], from: number, unit: number): number[] {
  let last = inHundredths(from)
  return steps.map((step) => {
    last += unzigzag(step) * unit
    return last / PER_UNIT
  })
}

/** The greatest common divisor of all steps: a mouse moves by whole pixels. */
function largestUnit(points: readonly VecModel[]): number {
  let unit = 0
  for (const axis of ['x', 'y'] as const) {
    let last = 0
    for (const point of points) {
      const at = inHundredths(point[axis])
      unit = commonDivisor(unit, Math.abs(at - last))
      last = at
    }
  }
  return unit || 1
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

function cheapestLowBits(values: readonly number[]): number {
  let cheapest = 0
  let cost = Number.POSITIVE_INFINITY
  for (let lowBits = 0; lowBits <= MAX_LOW_BITS; lowBits += 1) {
    let bits = 0
    for (const value of values) bits += countBits(value, lowBits)
    if (bits >= cost) continue
    cheapest = lowBits
    cost = bits
  }
  return cheapest
}

/** Pressure belongs to all points of a segment or to none. */
function hasOneKind({ points }: TLDrawShapeSegment): boolean {
  return points.every(({ z }) => (z === undefined) === (points[0]!.z === undefined))
}

function isExact({ x, y, z }: VecModel): boolean {
  return [x, y, z ?? 0].every((value) => inHundredths(value) / PER_UNIT === value)
}

function isNear({ x, y, z = 0 }: VecModel): boolean {
  return [x, y, z].every(isCoordinate)
}

function inHundredths(value: number): number {
  return Math.round(value * PER_UNIT)
}

/** Small numbers of either sign become small numbers without one. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}
