import {
  defineTemplate,
  drawCaption,
  drawHeading,
  PERSPECTIVE_WORDS,
  PERSPECTIVES,
  type CoverageRule,
} from '@anderhalf/template-kit'
import { angleOf, drawFan, drawSpoke, fanGround, fanZones, type Fan } from './fan.ts'

const STAGES = ['wisdom', 'learning', 'action', 'value'] as const
type Stage = (typeof STAGES)[number]

const FAN: Fan<Stage> = { cx: 1700, base: 1690, radii: [400, 690, 980, 1270, 1560], slices: STAGES }
const WIDTH = 2 * FAN.cx
const RIM = FAN.radii[4] + 34

const QUESTIONS: Readonly<Record<Stage, CoverageRule['sentence']>> = {
  wisdom: {
    nl: 'Niemand bracht nog eigen wijsheid in. Wat weet ieder al?',
    en: 'Nobody brought in their own wisdom yet. What does each of us know already?',
  },
  learning: {
    nl: 'Er wordt nog niet samen geleerd. Waar leren we van elkaar?',
    en: 'Nobody learns together yet. Where do we learn from each other?',
  },
  action: {
    nl: 'Er wordt nog niets samen gedaan. Wie begint met wie?',
    en: 'Nothing is done together yet. Who begins with whom?',
  },
  value: {
    nl: 'Er is nog geen waarde voor iedereen. Wat levert het op, en voor wie?',
    en: 'There is no value for all yet. What does it yield, and for whom?',
  },
}

/** How wisdom of one becomes value for all: four stages on a loop, through the five perspectives. */
export const connectionDynamics = defineTemplate({
  id: 'systemic-context/connection-dynamics',
  version: 1,
  family: 'systemic-context',
  size: { w: WIDTH, h: 1870 },
  moments: ['exploring', 'new-answer'],
  durationMinutes: 35,
  about: {
    nl: {
      name: 'Verbindingsdynamiek',
      purpose: 'Zie waar wijsheid van één mens waarde voor allen wordt, en waar de kring onderbroken is.',
      instruction:
        'Begin links met wat ieder zelf weet. Volg de pijlen: waar leren we samen, wat doen we samen, wat levert het op? Leg elke notitie in de ring waar het gebeurt.',
      keywords: ['kring', 'leren', 'samen doen', 'waarde', 'perspectieven', 'wijsheid'],
    },
    en: {
      name: 'Connection dynamics',
      purpose: 'See where the wisdom of one person becomes value for all, and where the loop is broken.',
      instruction:
        'Begin on the left with what each of us knows. Follow the arrows: where do we learn together, what do we do together, what does it yield? Put each note in the ring where it happens.',
      keywords: ['loop', 'learning', 'action', 'value', 'perspectives', 'wisdom'],
    },
  },
  labels: {
    nl: {
      title: 'Verbindingsdynamiek',
      question: 'Hoe wordt wijsheid waarde?',
      ...PERSPECTIVE_WORDS.nl,
      wisdom: 'Individuele wijsheid',
      learning: 'Collectief leren',
      action: 'Collectief handelen',
      value: 'Collectieve waarde',
      again: 'en weer terug naar ieder',
    },
    en: {
      title: 'Connection dynamics',
      question: 'How does wisdom become value?',
      ...PERSPECTIVE_WORDS.en,
      wisdom: 'Individual wisdom',
      learning: 'Collective learning',
      action: 'Collective action',
      value: 'Collective value creation',
      again: 'and back to each of us',
    },
  },
  zones: fanZones(FAN, (stage) => [stage]),
  ground: fanGround(FAN),
  coverage: STAGES.map((stage) => ({
    id: `no-${stage}`,
    kind: 'all-empty',
    zones: PERSPECTIVES.slice(1).map((perspective) => `${perspective}.${stage}`),
    sentence: QUESTIONS[stage],
  })),
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH, partWidth: 1200 })
    drawFan(sheet, FAN, 54)
    for (const border of [1, 2, 3]) drawSpoke(sheet, FAN, border)
    const line = { stroke: 'ink', strokeWidth: 6 } as const
    STAGES.forEach((_, nth) => {
      const [fromDeg, toDeg] = [angleOf(FAN, nth) + 2, angleOf(FAN, nth + 1) - 2]
      sheet.arcArrow({ cx: FAN.cx, cy: FAN.base, outer: RIM, squash: 1, fromDeg, toDeg }, line)
    })
    const name = { fontSize: 56, weight: 700, anchor: 'middle' } as const
    sheet.label('wisdom', { x: 30, y: 690, w: 330, h: 150 }, { ...name, align: 'start' })
    sheet.label('learning', { x: 430, y: 240, w: 330, h: 150 }, { ...name, align: 'end' })
    sheet.label('action', { x: WIDTH - 760, y: 240, w: 330, h: 150 }, { ...name, align: 'start' })
    sheet.label('value', { x: WIDTH - 360, y: 690, w: 330, h: 200 }, { ...name, align: 'end' })

    const back = FAN.base + 116
    sheet.arrow({ x: FAN.cx + FAN.radii[4], y: back }, { x: FAN.cx - FAN.radii[4], y: back }, line)
    drawCaption(sheet, 'again', { x: FAN.cx + 300, y: back - 40, w: 800, h: 80 }, { fontSize: 48 })
  },
})
