import * as v from 'valibot'
import { LIMITS } from './limits.ts'

/** What one board may hold on this relay: an operator may set other values than the table has. */
export interface BoardLimits {
  readonly maxRecords: number
  readonly maxEncodedBoardBytes: number
}

/** An arrow that holds two things together is three records, and an image two. */
const MAX_RECORDS_PER_SHAPE = 4

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** @param received of a relay or kept by a device; what it does not say, or not well, is as in the table */
export function parseBoardLimits(received: unknown): BoardLimits {
  const fields = typeof received === 'object' && received !== null ? received : {}
  return {
    maxRecords: countIn(fields, 'maxRecords'),
    maxEncodedBoardBytes: countIn(fields, 'maxEncodedBoardBytes'),
  }
}

function countIn(fields: object, key: keyof BoardLimits): number {
  const parsed = v.safeParse(countSchema, (fields as Record<string, unknown>)[key])
  return parsed.success ? parsed.output : LIMITS[key]
}

/** So many that the relay takes all of them, whatever they are. */
export function maxShapesOf({ maxRecords }: BoardLimits): number {
  return Math.max(1, Math.min(LIMITS.maxShapesPerBoard, Math.floor(maxRecords / MAX_RECORDS_PER_SHAPE)))
}
