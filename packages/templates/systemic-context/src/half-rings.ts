import { defineTemplate, drawHeading, nestedRings, PERSPECTIVES, ring } from '@anderhalf/template-kit'
import { EMPTY_RING, RING_LABELS } from './ring-words.ts'

const BASE = 1510
const HALF = { cx: 1660, cy: BASE, squash: 0.9, fromDeg: 180, toDeg: 360 }
const RADII = [400, 700, 1000, 1300, 1600] as const
const HALF_RINGS = nestedRings(RADII, HALF)
const LABEL_WIDTHS = [420, 640, 940, 900, 900] as const

/** The five perspectives as half-rings on a ground line that runs from operational to strategic. */
export const halfRings = defineTemplate({
  id: 'systemic-context/half-rings',
  version: 1,
  family: 'systemic-context',
  size: { w: 3320, h: 1690 },
  moments: ['exploring', 'kick-off'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Systeemcontext, halve ringen',
      purpose: 'Zie hoe de vraag van de uitvoering naar de strategie reikt, met veel plaats voor notities.',
      instruction:
        'Begin in het midden, bij wie het dagelijks doet. Werk naar buiten, naar wie het beleid bepaalt. Leg elke notitie in de halve ring waar het speelt.',
      keywords: ['ringen', 'perspectieven', 'ik wij zij', 'operationeel', 'strategisch', 'regenboog'],
    },
    en: {
      name: 'Systemic context, half-rings',
      purpose: 'See how the question reaches from daily work to strategy, with much room for notes.',
      instruction:
        'Begin in the middle, with those who do the daily work. Work outwards, to those who make the policy. Put each note in the half-ring where it happens.',
      keywords: ['rings', 'perspectives', 'operational', 'strategic', 'rainbow'],
    },
  },
  labels: RING_LABELS,
  zones: PERSPECTIVES.map((perspective, nth) => ({
    id: perspective,
    label: perspective,
    area: HALF_RINGS[nth]!,
  })),
  ground: ring({ ...HALF, inner: 0, outer: RADII[4] }),
  coverage: [
    EMPTY_RING,
    {
      id: 'only-operational',
      kind: 'only',
      zones: ['i', 'we'],
      sentence: {
        nl: 'Alles ligt dicht bij de uitvoering. Wie bepaalt de regels erboven?',
        en: 'Everything lies close to daily work. Who makes the rules above it?',
      },
    },
    {
      id: 'only-strategic',
      kind: 'only',
      zones: ['all', 'everything'],
      sentence: {
        nl: 'Alles ligt bij het beleid. Wat merkt één bewoner ervan?',
        en: 'Everything lies with policy. What does one resident notice of it?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: 3320, partWidth: 1080 })
    for (const perspective of PERSPECTIVES.toReversed()) {
      sheet.zone(perspective, { fill: perspective, stroke: 'outline', strokeWidth: 4 })
    }
    PERSPECTIVES.forEach((perspective, nth) => {
      const top = BASE - RADII[nth]! * HALF.squash
      const w = LABEL_WIDTHS[nth]!
      const x = HALF.cx - w / 2
      const style = { align: 'middle', zoneId: perspective } as const
      sheet.label(perspective, { x, y: top + 16, w, h: 68 }, { ...style, fontSize: 58, weight: 700 })
      sheet.label(`${perspective}.domain`, { x, y: top + 84, w, h: 56 }, { ...style, fontSize: 46 })
    })
    const axis = { stroke: 'ink', strokeWidth: 5 } as const
    sheet.arrow({ x: HALF.cx, y: BASE + 46 }, { x: HALF.cx + RADII[4], y: BASE + 46 }, axis)
    sheet.arrow({ x: HALF.cx, y: BASE + 46 }, { x: HALF.cx - RADII[4], y: BASE + 46 }, axis)
    const below = { y: BASE + 78, h: 64 }
    const [left, right] = [HALF.cx - RADII[4], HALF.cx + RADII[4]]
    sheet.label('operational', { ...below, x: HALF.cx - 300, w: 600 }, { fontSize: 50, align: 'middle' })
    sheet.label('strategic', { ...below, x: left, w: 500 }, { fontSize: 50 })
    sheet.label('strategic', { ...below, x: right - 500, w: 500 }, { fontSize: 50, align: 'end' })
    sheet.line(
      [
        { x: left, y: BASE },
        { x: right, y: BASE },
      ],
      { stroke: 'ink', strokeWidth: 6 },
    )
  },
})
