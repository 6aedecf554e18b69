import { LIMITS } from '@anderhalf/protocol'

/** Page units from the origin. Past it, browsers draw coordinates wrongly. */
const MAX_COORDINATE = 10_000_000

/** Whether a canvas can draw something there. */
export function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE
}

/** Numbers elsewhere, such as times in `meta` or the size of a file. */
const MAX_NUMBER = Number.MAX_SAFE_INTEGER

type Fields = Record<string, unknown>
type FaultCode = 'number' | 'tooDeep'

export interface PlainValueFault {
  readonly code: FaultCode
  readonly path: string
}

/**
 * @param knownGood a record of the same type without fault; what is the same value in both is not looked at again
 * @returns the first number that is not finite or too far away, or the first value that lies too deep
 */
export function findPlainValueFault(
  record: { readonly typeName: string },
  knownGood: object = {},
): PlainValueFault | null {
  const fields = record as unknown as Fields
  const known = knownGood as Fields
  for (const key of Object.keys(fields)) {
    const value = fields[key]
    if (value === known[key] && key in known) continue
    const limit = record.typeName === 'shape' && key !== 'meta' ? MAX_COORDINATE : MAX_NUMBER
    const fault = isDictionary(value)
      ? findFaultOfParts(key, value, known[key], limit)
      : faultAt(key, findFault(value, limit, 1))
    if (fault !== null) return fault
  }
  return null
}

/** Whether a part of a shape has nothing in it that a canvas does not survive. */
export function isDrawable(value: unknown): boolean {
  return findFault(value, MAX_COORDINATE, 2) === null
}

/** Keys that lie deeper are left out of the path: they would make every fault look different. */
function findFaultOfParts(
  path: string,
  value: Fields,
  known: unknown,
  limit: number,
): PlainValueFault | null {
  const knownParts = isDictionary(known) ? known : {}
  for (const key of Object.keys(value)) {
    if (value[key] === knownParts[key]) continue
    const code = findFault(value[key], limit, 2)
    if (code !== null) return faultAt(`${path}.${key}`, code)
  }
  return null
}

function findFault(value: unknown, limit: number, depth: number): FaultCode | null {
  if (typeof value === 'number') return Math.abs(value) <= limit ? null : 'number'
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null
  if (depth > LIMITS.maxValueDepth) return 'tooDeep'
  if (Array.isArray(value)) {
    for (const item of value) {
      const code = findFault(item, limit, depth + 1)
      if (code !== null) return code
    }
    return null
  }
  for (const key of Object.keys(value)) {
    const code = findFault((value as Fields)[key], limit, depth + 1)
    if (code !== null) return code
  }
  return null
}

function isDictionary(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
}

function faultAt(path: string, code: FaultCode | null): PlainValueFault | null {
  return code === null ? null : { code, path }
}
