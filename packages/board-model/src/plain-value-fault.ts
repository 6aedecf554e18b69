import { LIMITS } from '@anderhalf/protocol'

/** Page units from the origin. Past it, browsers draw coordinates wrongly. */
export const MAX_COORDINATE = 10_000_000

/** Numbers elsewhere, such as times in `meta` or the size of a file. */
const MAX_NUMBER = Number.MAX_SAFE_INTEGER

export interface PlainValueFault {
  readonly code: 'number' | 'tooDeep'
  readonly path: string
}

/**
 * @param knownGood an earlier state without fault; what is the same value in both is not looked at again
 * @returns the first number that is not finite or too far away, or the first value that lies too deep
 */
export function findPlainValueFault(
  record: { readonly typeName: string },
  knownGood: object = {},
): PlainValueFault | null {
  const known = knownGood as Record<string, unknown>
  for (const [key, value] of Object.entries(record)) {
    if (value === known[key] && key in known) continue
    const drawn = record.typeName === 'shape' && key !== 'meta'
    const fault = visit(value, key, drawn ? MAX_COORDINATE : MAX_NUMBER, 1)
    if (fault !== null) return fault
  }
  return null
}

function visit(value: unknown, path: string, limit: number, depth: number): PlainValueFault | null {
  if (typeof value === 'number') {
    return Number.isFinite(value) && Math.abs(value) <= limit ? null : { code: 'number', path }
  }
  if (typeof value !== 'object' || value === null) return null
  if (depth > LIMITS.maxValueDepth) return { code: 'tooDeep', path }
  if (ArrayBuffer.isView(value)) return null
  for (const key of Object.keys(value)) {
    // Keys of arrays and dictionaries are left out of the path: they would make every fault look different.
    const place = depth === 1 && !Array.isArray(value) ? `${path}.${key}` : path
    const fault = visit((value as Record<string, unknown>)[key], place, limit, depth + 1)
    if (fault !== null) return fault
  }
  return null
}
