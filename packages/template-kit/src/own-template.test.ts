import { LIMITS } from '@anderhalf/protocol'
import { toJsonSchema } from '@valibot/to-json-schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawTemplate } from './draw-template.ts'
import { templateOfOwn } from './own-template-definition.ts'
import {
  decodeOwnTemplate,
  encodeOwnTemplate,
  OWN_ZONE_FILLS,
  ownTemplateSchema,
  parseOwnTemplate,
  type OwnTemplate,
} from './own-template.ts'
import { findGroundFaults } from './testing/ground-rule.ts'
import { findFitFaults } from './testing/label-rules.ts'
import { zoneAt } from './zones.ts'

const SOUND: OwnTemplate = {
  format: 'anderhalf-template',
  formatVersion: 1,
  language: 'nl',
  name: 'Keukentafel',
  purpose: 'Voor een eerste gesprek.',
  instruction: 'Leg neer wat je hoort.',
  durationMinutes: 15,
  size: { w: 2000, h: 1200 },
  zonesOverlap: false,
  zones: [
    { id: 'z1', name: 'Wat je hoort', fill: 'we', area: { kind: 'rectangle', x: 0, y: 0, w: 900, h: 800 } },
    {
      id: 'z2',
      name: 'Wie het zegt',
      fill: 'they',
      area: { kind: 'ring', cx: 1450, cy: 400, rx: 500, ry: 390, hole: 0.4 },
    },
    {
      id: 'z3',
      name: 'Later',
      fill: 'all',
      area: { kind: 'band', direction: 'across', from: 900, to: 1200 },
    },
  ],
  labels: [{ text: 'Vraag door', x: 1300, y: 370, w: 300, h: 60 }],
  coverage: [{ kind: 'empty', zones: ['z2'], question: 'Wie zegt dit eigenlijk?' }],
}

const CELL = 400
const drawn = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== ''),
    instruction: fc.string({ unit: 'grapheme', maxLength: 60 }),
    fills: fc.array(fc.constantFrom(...OWN_ZONE_FILLS), { minLength: 1, maxLength: 9 }),
    isRound: fc.boolean(),
    kind: fc.constantFrom('empty' as const, 'only' as const),
  })
  .map(({ name, instruction, fills, isRound, kind }): OwnTemplate => ({
    ...SOUND,
    name,
    instruction,
    size: { w: CELL * 3, h: CELL * 3 },
    labels: [],
    zones: fills.map((fill, nth) => {
      const [x, y] = [(nth % 3) * CELL, Math.floor(nth / 3) * CELL]
      const half = CELL / 2
      return {
        id: `zone-${nth}`,
        name: `Vak ${nth}`,
        fill,
        area: isRound
          ? { kind: 'ring', cx: x + half, cy: y + half, rx: half, ry: half, hole: 0 }
          : { kind: 'rectangle', x, y, w: CELL, h: CELL },
      }
    }),
    coverage: [{ kind, zones: ['zone-0'], question: 'En hier?' }],
  }))

function codesOf(value: unknown): string[] {
  const parsed = parseOwnTemplate(value)
  return parsed.ok ? [] : parsed.faults.map(({ path, code }) => `${path} ${code}`)
}

test('what was written to a file is what is read from it', () => {
  fc.assert(
    fc.property(drawn, (own) => {
      expect(decodeOwnTemplate(encodeOwnTemplate(own))).toEqual({ ok: true, template: own })
    }),
    { numRuns: 60 },
  )
})

test('the order of the fields in a file changes nothing', () => {
  const shuffled = Object.fromEntries(Object.entries(SOUND).toReversed())
  const parsed = parseOwnTemplate(shuffled)
  expect(parsed.ok && encodeOwnTemplate(parsed.template)).toBe(encodeOwnTemplate(SOUND))
})

test('a file that was damaged anywhere is taken wholly or not at all, and never throws', () => {
  const text = encodeOwnTemplate(SOUND)
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.nat(40),
      fc.string({ unit: 'binary', maxLength: 6 }),
      (at, gone, put) => {
        const parsed = decodeOwnTemplate(text.slice(0, at) + put + text.slice(at + gone))
        if (!parsed.ok) {
          expect(parsed.faults.length).toBeGreaterThan(0)
          return
        }
        expect(Object.keys(parsed.template)).toEqual(Object.keys(SOUND))
        const redrawn = templateOfOwn(parsed.template, 'own/x')
        expect(() => drawTemplate(redrawn, { locale: 'nl' })).not.toThrow()
      },
    ),
    { numRuns: 150 },
  )
})

test('each fault is named with its place', () => {
  const [first, second, third] = SOUND.zones as [
    OwnTemplate['zones'][0],
    OwnTemplate['zones'][0],
    OwnTemplate['zones'][0],
  ]
  const withZones = (...zones: unknown[]) => codesOf({ ...SOUND, coverage: [], zones })
  expect(codesOf('text')).toEqual([' wrong-kind'])
  expect(codesOf({ ...SOUND, format: 'other' })).toEqual(['format other-format'])
  expect(codesOf({ ...SOUND, formatVersion: 2 })).toEqual(['formatVersion other-format'])
  expect(codesOf({ ...SOUND, script: '<b>' })).toEqual(['script unknown-field'])
  expect(codesOf({ ...SOUND, name: undefined })).toEqual(['name missing'])
  expect(codesOf({ ...SOUND, name: '  ' })).toEqual(['name malformed'])
  expect(codesOf({ ...SOUND, durationMinutes: 'lang' })).toEqual(['durationMinutes wrong-kind'])
  expect(codesOf({ ...SOUND, size: { w: 1e9, h: 10 } })).toContain('size.w too-much')
  expect(codesOf({ ...SOUND, zones: [] })).toContain('zones too-small')
  expect(withZones({ ...first, fill: 'url(#x)' })).toEqual(['zones.0.fill unknown-choice'])
  expect(withZones({ ...first, area: { kind: 'star' } })).toEqual(['zones.0.area.kind unknown-choice'])
  expect(withZones(first, { ...third, id: 'z1' })).toEqual(['zones.1.id id-twice'])
  expect(withZones({ ...first, area: { ...first.area, x: 1500 } })).toEqual(['zones.0.area outside'])
  expect(withZones(first, first)).toEqual(['zones.1.id id-twice'])
  expect(withZones(first, { ...first, id: 'z9' })).toEqual(['zones.0.area hidden', 'zonesOverlap overlap'])
  expect(codesOf({ ...SOUND, zonesOverlap: true, zones: [second, { ...first, id: 'z1' }, third] })).toEqual(
    [],
  )
  expect(codesOf({ ...SOUND, coverage: [{ ...SOUND.coverage[0], zones: ['z7'] }] })).toEqual([
    'coverage.0.zones.0 unknown-zone',
  ])
  expect(withZones({ ...first, name: 'M'.repeat(LIMITS.maxOwnLabelLength) })).toEqual([
    'zones.0.name label-does-not-fit',
  ])
  expect(decodeOwnTemplate('{')).toEqual({ ok: false, faults: [{ path: '', code: 'not-json' }] })
  expect(decodeOwnTemplate(' '.repeat(LIMITS.maxOwnTemplateLength + 1))).toEqual({
    ok: false,
    faults: [{ path: '', code: 'too-large' }],
  })
})

test('it works like every template: its zones hold points, its labels fit, it says what is missing', () => {
  const template = templateOfOwn(SOUND, 'own/sample')
  expect(findFitFaults(template)).toEqual([])
  expect(findGroundFaults(template)).toEqual([])
  expect(zoneAt(template, template.size, { x: 100, y: 100 })?.id).toBe('z1')
  expect(zoneAt(template, template.size, { x: 1450, y: 400 })).toBeNull()
  expect(zoneAt(template, template.size, { x: 1450, y: 50 })?.id).toBe('z2')
  expect(zoneAt(template, template.size, { x: 1900, y: 1000 })?.id).toBe('z3')
  expect(template.coverage?.[0]?.sentence.nl).toBe('Wie zegt dit eigenlijk?')
})

test('the schema that is published is the one that files are read with', async () => {
  const schema = toJsonSchema(ownTemplateSchema, { errorMode: 'throw' })
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/own-template.schema.json',
  )
})
