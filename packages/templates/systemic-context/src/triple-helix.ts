import {
  defineTemplate,
  drawBadge,
  drawHeading,
  LEVEL_WORDS,
  LEVELS,
  PERSPECTIVE_WORDS,
  PERSPECTIVES,
  SECTOR_BOARD_COVERAGE,
  SECTOR_WORDS,
  SECTORS,
  type CoverageRule,
  type Level,
  type Sector,
} from '@anderhalf/template-kit'
import { angleOf, drawFan, drawSpoke, fanGround, fanZones, type Fan } from './fan.ts'

type Slice = `${Sector}.${Level}`

const SLICES = SECTORS.flatMap((sector) => LEVELS.map((level): Slice => `${sector}.${level}`))
const FAN: Fan<Slice> = { cx: 1940, base: 2050, radii: [700, 1000, 1290, 1580, 1870], slices: SLICES }
const WIDTH = 2 * FAN.cx
const AROUND = PERSPECTIVES.slice(1)

const MISSING_SECTORS: readonly CoverageRule[] = [
  {
    id: 'no-government',
    kind: 'all-empty',
    zones: zonesOf('government'),
    sentence: {
      nl: 'Van de overheid ligt hier niets. Welke overheid heeft ermee te maken?',
      en: 'Nothing of the government lies here. Which government has to do with it?',
    },
  },
  {
    id: 'no-institutes',
    kind: 'all-empty',
    zones: zonesOf('institutes'),
    sentence: {
      nl: 'Van scholen, zorg en kennisinstellingen ligt hier niets. Wie weet er veel van?',
      en: 'Nothing of schools, care and knowledge institutes lies here. Who knows much about it?',
    },
  },
  {
    id: 'no-businesses',
    kind: 'all-empty',
    zones: zonesOf('businesses'),
    sentence: {
      nl: 'Van bedrijven ligt hier niets. Welke ondernemer heeft er baat bij?',
      en: 'Nothing of businesses lies here. Which business would benefit?',
    },
  },
]

/** Rings by sectors by levels: who acts where, and at which level. */
export const tripleHelix = defineTemplate({
  id: 'systemic-context/triple-helix',
  version: 1,
  family: 'systemic-context',
  size: { w: WIDTH, h: 2210 },
  moments: ['exploring'],
  durationMinutes: 40,
  about: {
    nl: {
      name: 'Systeemcontext met triple helix',
      purpose: 'Zie welke sector op welk niveau meedoet, van binnen naar buiten, en welke hoek leeg blijft.',
      instruction:
        'Schrijf per notitie één partij of één feit. Kies de sector: overheid, instituten of bedrijven. Kies dan het niveau en de ring.',
      keywords: [
        'overheid',
        'instituten',
        'bedrijven',
        'sto',
        'strategisch',
        'tactisch',
        'operationeel',
        'ringen',
      ],
    },
    en: {
      name: 'Systemic context with triple helix',
      purpose:
        'See which sector takes part at which level, from the inside out, and which corner stays empty.',
      instruction:
        'Write one party or one fact on each note. Choose the sector: government, institutes or businesses. Then choose the level and the ring.',
      keywords: [
        'government',
        'institutes',
        'businesses',
        'sto',
        'strategic',
        'tactical',
        'operational',
        'rings',
      ],
    },
  },
  labels: {
    nl: {
      title: 'Systeemcontext',
      question: 'Welke sector, op welk niveau?',
      ...PERSPECTIVE_WORDS.nl,
      ...SECTOR_WORDS.nl,
      ...LEVEL_WORDS.nl,
      'strategic.sign': 'S',
      'tactical.sign': 'T',
      'operational.sign': 'O',
    },
    en: {
      title: 'Systemic context',
      question: 'Which sector, at which level?',
      ...PERSPECTIVE_WORDS.en,
      ...SECTOR_WORDS.en,
      ...LEVEL_WORDS.en,
      'strategic.sign': 'S',
      'tactical.sign': 'T',
      'operational.sign': 'O',
    },
  },
  zones: fanZones(FAN, (slice) => slice.split('.') as [Sector, Level]),
  ground: fanGround(FAN),
  coverage: [
    ...MISSING_SECTORS,
    ...AROUND.map((perspective): CoverageRule => ({
      id: `no-${perspective}`,
      kind: 'all-empty',
      zones: SLICES.map((slice) => `${perspective}.${slice}`),
      sentence: {
        nl: 'In deze ring ligt nog niets. Wie of wat missen we hier?',
        en: 'Nothing lies in this ring yet. Who or what are we missing here?',
      },
    })),
  ],
  boardCoverage: SECTOR_BOARD_COVERAGE,
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH, partWidth: 1240, questionSize: 60 })
    drawFan(sheet, FAN, 60)
    for (const border of [3, 6]) drawSpoke(sheet, FAN, border)
    SLICES.forEach((slice, nth) => {
      const turn = (angleOf(FAN, nth + 0.5) * Math.PI) / 180
      const at = { x: FAN.cx + FAN.radii[4] * Math.cos(turn), y: FAN.base + FAN.radii[4] * Math.sin(turn) }
      const level = slice.split('.')[1] as Level
      drawBadge(sheet, `${level}.sign`, at, { radius: 48, fill: 'sheet' })
    })
    const name = { fontSize: 66, weight: 700, anchor: 'middle' } as const
    sheet.label('government', { x: 90, y: 640, w: 420, h: 90 }, { ...name, align: 'start' })
    sheet.label('institutes', { x: FAN.cx - 300, y: 28, w: 600, h: 90 }, { ...name, align: 'middle' })
    sheet.label('businesses', { x: WIDTH - 510, y: 640, w: 420, h: 90 }, { ...name, align: 'end' })
    LEVELS.forEach((level, nth) => {
      const x = FAN.cx + 340 + nth * 500
      drawBadge(sheet, `${level}.sign`, { x, y: FAN.base + 84 }, { radius: 48, fill: 'sheet' })
      sheet.label(level, { x: x + 60, y: FAN.base + 45, w: 370, h: 78 }, { fontSize: 56, anchor: 'middle' })
    })
  },
})

function zonesOf(sector: Sector): string[] {
  return AROUND.flatMap((perspective) => LEVELS.map((level) => `${perspective}.${sector}.${level}`))
}
