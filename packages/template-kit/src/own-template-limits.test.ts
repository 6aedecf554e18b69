import { LIMITS } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { parseOwnTemplate, type OwnTemplate } from './own-template.ts'

const ZONE: OwnTemplate['zones'][number] = {
  id: 'z1',
  name: 'Vak',
  fill: 'we',
  area: { kind: 'rectangle', x: 0, y: 0, w: 900, h: 800 },
}
const TEMPLATE: OwnTemplate = {
  format: 'anderhalf-template',
  formatVersion: 1,
  language: 'nl',
  name: 'Keukentafel',
  purpose: '',
  instruction: '',
  durationMinutes: 15,
  size: { w: 2000, h: 1200 },
  zonesOverlap: true,
  zones: [ZONE],
  labels: [],
  coverage: [],
}

function many<Item>(count: number, item: (at: number) => Item): Item[] {
  return Array.from({ length: count }, (_, at) => item(at))
}

/** One of a grid of ten columns. */
function cell(at: number): OwnTemplate['zones'][number] {
  const [x, y] = [200 * (at % 10), 150 * Math.floor(at / 10)]
  return { ...ZONE, id: `z${at + 1}`, name: `Vak ${at}`, area: { kind: 'rectangle', x, y, w: 190, h: 140 } }
}

/** What fills each limit, to the number that is asked for. */
const FILLED: Partial<Record<keyof typeof LIMITS, (size: number) => Partial<OwnTemplate>>> = {
  maxOwnTemplateSide: (side) => ({ size: { w: side, h: 1200 } }),
  maxOwnZones: (count) => ({ zones: many(count, cell) }),
  maxOwnLabels: (count) => ({
    labels: many(count, () => ({ text: 'Vraag door', x: 950, y: 850, w: 300, h: 60 })),
  }),
  maxOwnRules: (count) => ({
    coverage: many(count, () => ({ kind: 'empty' as const, zones: ['z1'], question: 'Wie mist er?' })),
  }),
  maxOwnPolygonPoints: (count) => ({
    zones: [
      {
        ...ZONE,
        area: {
          kind: 'polygon',
          points: many(count, (at) => {
            const turn = (2 * Math.PI * at) / count
            return { x: 1000 + 550 * Math.cos(turn), y: 600 + 550 * Math.sin(turn) }
          }),
        },
      },
    ],
  }),
  maxOwnNameLength: (length) => ({ name: 'i'.repeat(length) }),
  maxOwnQuestionLength: (length) => ({
    coverage: [{ kind: 'empty', zones: ['z1'], question: 'i'.repeat(length) }],
  }),
  maxOwnInstructionLength: (length) => ({ instruction: 'i'.repeat(length) }),
}

test.each(Object.entries(FILLED))('%s: as much is taken, and no more', (name, filled) => {
  const limit = LIMITS[name as keyof typeof LIMITS]
  expect(parseOwnTemplate({ ...TEMPLATE, ...filled(limit) })).toMatchObject({ ok: true })
  expect(parseOwnTemplate({ ...TEMPLATE, ...filled(limit + 1) })).toMatchObject({ ok: false })
})
