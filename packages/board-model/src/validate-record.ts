import { LIMITS } from '@anderhalf/protocol'
import type { TLRecord } from '@tldraw/tlschema'
import { isAllowedImageSource } from './allowed-addresses.ts'
import { parseRichText, wordsOf } from './board-text.ts'
import { boardSchema } from './board-schema.ts'
import { findPlainValueFault } from './plain-value-fault.ts'
import { isAlike } from './is-alike.ts'
import type { RecordFault } from './record-fault.ts'

/** Types that show pages of other hosts inside the board, or fetch them. */
const REFUSED_SHAPE_TYPES: ReadonlySet<string> = new Set(['embed', 'bookmark'])

const recordTypes = new Map(Object.entries(boardSchema.types))

export type RecordVerdict = { readonly ok: true; readonly record: TLRecord } | RefusedRecord

export interface RefusedRecord {
  readonly ok: false
  readonly fault: RecordFault
}

/**
 * Whether a board may hold this record, by the schema and by what a canvas survives. Never throws.
 *
 * @param knownGood an earlier state of the same record that passed, or another record of its type that did; parts
 * that are the same value in both are believed, so a small change costs a fifth
 */
export function validateRecord(candidate: unknown, knownGood?: TLRecord): RecordVerdict {
  return judgeRecord(candidate, { knownGood })
}

interface Trust {
  readonly knownGood: TLRecord | undefined
  /** The rich text was read from its fragment just now, and `readText` gives nothing that the text schema refuses. */
  readonly textFits?: boolean
}

export function judgeRecord(candidate: unknown, trust: Trust): RecordVerdict {
  const record = candidate as TLRecord
  if (typeof record !== 'object' || record === null || typeof record.id !== 'string') {
    return refuse('', 'unreadable')
  }
  const { id } = record
  const type = recordTypes.get(record.typeName)
  if (type?.scope !== 'document') return refuse(id, 'type', 'typeName')
  if (record.typeName === 'shape' && REFUSED_SHAPE_TYPES.has(record.type)) return refuse(id, 'type', 'type')
  const { textFits = false } = trust
  const knownGood = trust.knownGood?.typeName === record.typeName ? trust.knownGood : undefined
  const isProven = textFits && knownGood !== undefined && isAlike(record, knownGood)
  return (
    (isProven ? null : findSchemaFault(record, knownGood)) ??
    findContentFault(record, knownGood, textFits) ?? { ok: true, record }
  )
}

function findSchemaFault(record: TLRecord, knownGood: TLRecord | undefined): RefusedRecord | null {
  const { id } = record
  const plainFault = findPlainValueFault(record, knownGood)
  if (plainFault !== null) return refuse(id, plainFault.code, plainFault.path)
  try {
    recordTypes.get(record.typeName)?.validate(record, knownGood)
    return null
  } catch (error) {
    return refuse(id, 'schema', placeOf(error))
  }
}

function findContentFault(
  record: TLRecord,
  knownGood: TLRecord | undefined,
  textFits: boolean,
): RefusedRecord | null {
  if (record.typeName === 'asset' && !isAllowedImageSource(record.props.src)) {
    return refuse(record.id, 'imageSource', 'props.src')
  }
  if (record.typeName !== 'shape' || !('richText' in record.props)) return null
  const { richText } = record.props
  if (
    knownGood?.typeName === 'shape' &&
    'richText' in knownGood.props &&
    knownGood.props.richText === richText
  ) {
    return null
  }
  if (!textFits && parseRichText(richText) === null) return refuse(record.id, 'text', 'props.richText')
  if (wordsOf(richText).length > LIMITS.maxTextLength) {
    return refuse(record.id, 'textTooLong', 'props.richText')
  }
  return null
}

/** Validators of tldraw name the place where they fail; only the part that no person can have written is kept. */
function placeOf(error: unknown): string {
  const path: unknown = error instanceof Error && 'path' in error ? error.path : null
  if (!Array.isArray(path)) return ''
  const fields = path.filter((part) => typeof part === 'string' && !part.startsWith('('))
  return fields.slice(1, 3).join('.')
}

function refuse(id: string, code: RecordFault['code'], path = ''): RefusedRecord {
  return { ok: false, fault: { id, code, path } }
}
