import { LIMITS, LOCALES } from '@anderhalf/protocol'
import * as v from 'valibot'
import { findMeaningFaults } from './own-template-faults.ts'

/** How the file names itself. A change that older versions cannot read raises the number. */
export const OWN_TEMPLATE_FORMAT = 'anderhalf-template'
const FORMAT_VERSION = 1

/** Colours in which ink can be read on a light and on a dark board. */
export const OWN_ZONE_FILLS = [
  'sheet',
  'neutralSoft',
  'accentSoft',
  'attentionSoft',
  'i',
  'we',
  'they',
  'all',
  'everything',
] as const

/** Page units at the size in which the template was drawn. */
const lengthSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(LIMITS.maxOwnTemplateSide))
const sideSchema = v.pipe(v.number(), v.minValue(1), v.maxValue(LIMITS.maxOwnTemplateSide))
const idSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/))
const words = (maxLength: number) => v.pipe(v.string(), v.regex(/\S/), v.maxLength(maxLength))
const optionalWords = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength))
const pointSchema = v.strictObject({ x: lengthSchema, y: lengthSchema })

/** The forms that a zone may have. A band runs from edge to edge; a ring is an oval with a hole, or without. */
const areaSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('rectangle'),
    x: lengthSchema,
    y: lengthSchema,
    w: sideSchema,
    h: sideSchema,
  }),
  v.strictObject({
    kind: v.literal('band'),
    direction: v.picklist(['across', 'down']),
    from: lengthSchema,
    to: lengthSchema,
  }),
  v.strictObject({
    kind: v.literal('ring'),
    cx: lengthSchema,
    cy: lengthSchema,
    rx: sideSchema,
    ry: sideSchema,
    /** The share of the ring that is hole. */
    hole: v.pipe(v.number(), v.minValue(0), v.maxValue(0.95)),
  }),
  v.strictObject({
    kind: v.literal('polygon'),
    points: v.pipe(v.array(pointSchema), v.minLength(3), v.maxLength(LIMITS.maxOwnPolygonPoints)),
  }),
])

const zoneSchema = v.strictObject({
  id: idSchema,
  name: words(LIMITS.maxOwnLabelLength),
  fill: v.picklist(OWN_ZONE_FILLS),
  area: areaSchema,
})

const labelSchema = v.strictObject({
  text: words(LIMITS.maxOwnLabelLength),
  x: lengthSchema,
  y: lengthSchema,
  w: sideSchema,
  h: sideSchema,
})

const ruleSchema = v.strictObject({
  /** `empty`: each of the zones without a note. `only`: there are notes, and all lie in these zones. */
  kind: v.picklist(['empty', 'only']),
  zones: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(LIMITS.maxOwnZones)),
  question: words(LIMITS.maxOwnQuestionLength),
})

/** A template that somebody made: data alone, in the one language of whoever wrote it. */
export const ownTemplateSchema = v.strictObject({
  format: v.literal(OWN_TEMPLATE_FORMAT),
  formatVersion: v.literal(FORMAT_VERSION),
  language: v.picklist(LOCALES),
  name: words(LIMITS.maxOwnNameLength),
  purpose: optionalWords(LIMITS.maxOwnInstructionLength),
  instruction: optionalWords(LIMITS.maxOwnInstructionLength),
  durationMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480)),
  size: v.strictObject({ w: sideSchema, h: sideSchema }),
  /** From the lowest to the topmost: where zones overlap, a note belongs to the later one. */
  zonesOverlap: v.boolean(),
  zones: v.pipe(v.array(zoneSchema), v.minLength(1), v.maxLength(LIMITS.maxOwnZones)),
  labels: v.pipe(v.array(labelSchema), v.maxLength(LIMITS.maxOwnLabels)),
  coverage: v.pipe(v.array(ruleSchema), v.maxLength(LIMITS.maxOwnRules)),
})

export type OwnTemplate = v.InferOutput<typeof ownTemplateSchema>
export type OwnZone = OwnTemplate['zones'][number]
export type OwnArea = OwnZone['area']

export type OwnTemplateFaultCode =
  | 'not-json'
  | 'too-large'
  | 'other-format'
  | 'missing'
  | 'unknown-field'
  | 'wrong-kind'
  | 'unknown-choice'
  | 'malformed'
  | 'too-small'
  | 'too-much'
  | 'id-twice'
  | 'outside'
  | 'unknown-zone'
  | 'hidden'
  | 'overlap'
  | 'label-does-not-fit'

/** What is wrong and where: `zones.3.area.w`. Holds nothing that somebody wrote. */
export interface OwnTemplateFault {
  readonly path: string
  readonly code: OwnTemplateFaultCode
}

export type ParsedOwnTemplate =
  | { readonly ok: true; readonly template: OwnTemplate }
  | { readonly ok: false; readonly faults: readonly OwnTemplateFault[] }

/** All of it or nothing: with one fault nothing is taken over. */
export function parseOwnTemplate(value: unknown): ParsedOwnTemplate {
  const parsed = v.safeParse(ownTemplateSchema, value)
  if (!parsed.success) return refused(parsed.issues.map(faultOf))
  const faults = findMeaningFaults(parsed.output)
  return faults.length > 0 ? refused(faults) : { ok: true, template: parsed.output }
}

export function decodeOwnTemplate(text: string): ParsedOwnTemplate {
  if (text.length > LIMITS.maxOwnTemplateLength) return refused([{ path: '', code: 'too-large' }])
  try {
    return parseOwnTemplate(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return refused([{ path: '', code: 'not-json' }])
    throw error
  }
}

/** The same template gives the same text, whatever the order in which its file had the fields. */
export function encodeOwnTemplate(template: OwnTemplate): string {
  return JSON.stringify(v.parse(ownTemplateSchema, template), null, 2)
}

function refused(faults: readonly OwnTemplateFault[]): ParsedOwnTemplate {
  const byPlace = new Map(faults.map((fault) => [`${fault.path} ${fault.code}`, fault]))
  return { ok: false, faults: [...byPlace.values()] }
}

function faultOf(issue: v.BaseIssue<unknown>): OwnTemplateFault {
  return { path: v.getDotPath(issue) ?? '', code: codeOf(issue) }
}

function codeOf({ type, received, expected, path }: v.BaseIssue<unknown>): OwnTemplateFaultCode {
  const key = path?.[0]?.key
  if (key === 'format' || key === 'formatVersion') return 'other-format'
  if (expected === 'never') return 'unknown-field'
  if (received === 'undefined') return 'missing'
  switch (type) {
    case 'picklist':
    case 'variant':
    case 'literal':
      return 'unknown-choice'
    case 'regex':
      return 'malformed'
    case 'min_length':
    case 'min_value':
      return 'too-small'
    case 'max_length':
    case 'max_value':
      return 'too-much'
    default:
      return 'wrong-kind'
  }
}
