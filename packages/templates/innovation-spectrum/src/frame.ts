import {
  arcEdge,
  cell,
  chevronEdge,
  defineTemplate,
  drawHeading,
  LEVEL_WORDS,
  LEVELS,
  PERSPECTIVE_WORDS,
  PERSPECTIVES,
  rect,
  SECTOR_FILLS,
  SECTOR_WORDS,
  SECTORS,
  SECTOR_BOARD_COVERAGE,
  SHEET_MARGIN,
  shapedBands,
  shapedBandsGround,
  STRAIGHT_EDGE,
  tableForm,
  type CoverageRule,
  type Sheet,
} from '@anderhalf/template-kit'
import { STEP_FILLS, STEP_WORDS, STEPS } from './steps.ts'

const WIDTH = 3000
const RIGHT = WIDTH - SHEET_MARGIN
const TOP = { caption: 190, figure: 276 }

const HELIX = tableForm({
  at: { x: SHEET_MARGIN, y: TOP.figure },
  columns: SECTORS.map((id) => ({ id, size: 450, fill: SECTOR_FILLS[id] })),
  rows: LEVELS.map((id) => ({ id, size: 250 })),
  columnHeadHeight: 90,
  rowHeadWidth: 350,
  fontSize: 54,
  zonePrefix: 'helix.',
})

const STAKES = { columns: [1810, 2375, RIGHT], rows: [TOP.figure, 660, 1040] } as const
const QUADRANTS = [
  { id: 'keep-satisfied', column: 0, row: 0, fill: 'accentSoft' },
  { id: 'key-players', column: 1, row: 0, fill: 'i' },
  { id: 'monitor', column: 0, row: 1, fill: 'neutralSoft' },
  { id: 'keep-informed', column: 1, row: 1, fill: 'they' },
] as const

/** The perspectives lie above the steps that go with them. */
const XS = [60, 622, 1184, 1746, 2308, 2870] as const
const CONTEXT = {
  xs: XS,
  top: 1250,
  bottom: 1560,
  edge: arcEdge(70),
  first: STRAIGHT_EDGE,
}
const SPECTRUM = {
  xs: XS,
  top: 1700,
  bottom: 2074,
  edge: chevronEdge(70),
  first: STRAIGHT_EDGE,
}
const CONTEXT_AREAS = shapedBands(CONTEXT)
const SPECTRUM_AREAS = shapedBands(SPECTRUM)

/** Triple helix, stakeholders, systemic context and spectrum on one sheet: what the analysis found, at one look. */
export const innovationFrame = defineTemplate({
  id: 'innovation-spectrum/frame',
  version: 1,
  family: 'innovation-spectrum',
  size: { w: WIDTH, h: 2134 },
  moments: ['exploring', 'new-answer'],
  durationMinutes: 60,
  about: {
    nl: {
      name: 'Innovatieframe',
      purpose:
        'Breng op één blad samen wat stukken en gesprekken zeggen: partijen, belangen, context en ideeën.',
      instruction:
        'Neem een stuk of een gesprek. Schrijf per notitie één vondst en leg die in een van de vier delen. Kijk dan naar het geheel: wat spreekt elkaar tegen, wat ontbreekt?',
      keywords: ['samenvatting', 'analyse', 'interviews', 'triple helix', 'stakeholders', 'overzicht'],
    },
    en: {
      name: 'Innovation frame',
      purpose:
        'Bring together on one sheet what documents and talks say: parties, interests, context and ideas.',
      instruction:
        'Take a document or a talk. Write one finding on each note and put it in one of the four parts. Then look at the whole: what contradicts what, what is missing?',
      keywords: ['summary', 'analysis', 'interviews', 'triple helix', 'stakeholders', 'overview'],
    },
  },
  labels: {
    nl: {
      title: 'Innovatieframe',
      question: 'Wat zeggen stukken en gesprekken?',
      helix: 'Triple helix',
      ...SECTOR_WORDS.nl,
      ...LEVEL_WORDS.nl,
      stakes: 'Macht (omhoog) en belang (naar rechts)',
      'keep-satisfied': 'Tevreden houden',
      'key-players': 'Nauw betrekken',
      monitor: 'In de gaten houden',
      'keep-informed': 'Op de hoogte houden',
      context: 'Systeemcontext',
      ...PERSPECTIVE_WORDS.nl,
      spectrum: 'Innovatiespectrum',
      ...STEP_WORDS.nl,
    },
    en: {
      title: 'Innovation frame',
      question: 'What do documents and talks say?',
      helix: 'Triple helix',
      ...SECTOR_WORDS.en,
      ...LEVEL_WORDS.en,
      stakes: 'Power (upwards) and interest (to the right)',
      'keep-satisfied': 'Keep satisfied',
      'key-players': 'Manage closely',
      monitor: 'Monitor',
      'keep-informed': 'Keep informed',
      context: 'Systemic context',
      ...PERSPECTIVE_WORDS.en,
      spectrum: 'Innovation spectrum',
      ...STEP_WORDS.en,
    },
  },
  zones: [
    ...HELIX.zones,
    ...QUADRANTS.map(({ id, column, row }) => ({
      id: `stakes.${id}`,
      label: id,
      area: cell(STAKES.columns, STAKES.rows, column, row),
    })),
    ...PERSPECTIVES.map((perspective, nth) => ({
      id: `context.${perspective}`,
      label: perspective,
      area: CONTEXT_AREAS[nth]!,
    })),
    ...STEPS.map((step, nth) => ({
      id: `spectrum.${step}`,
      label: step,
      meaning: step,
      area: SPECTRUM_AREAS[nth]!,
    })),
  ],
  stakeholderZones: [...HELIX.zones.map(({ id }) => id), ...QUADRANTS.map(({ id }) => `stakes.${id}`)],
  ground: [
    HELIX.ground,
    rect(STAKES.columns[0], STAKES.rows[0], RIGHT - STAKES.columns[0], STAKES.rows[2] - STAKES.rows[0]),
    shapedBandsGround(CONTEXT),
    shapedBandsGround(SPECTRUM),
  ],
  coverage: [
    ...SECTORS.map((sector): CoverageRule => ({
      id: `no-${sector}`,
      kind: 'all-empty',
      zones: LEVELS.map((level) => `helix.${level}.${sector}`),
      sentence: {
        nl: 'Deze sector ontbreekt. Wie horen we niet?',
        en: 'This sector is missing. Whom do we not hear?',
      },
    })),
    {
      id: 'no-key-players',
      kind: 'empty',
      zones: ['stakes.key-players'],
      sentence: {
        nl: 'Niemand heeft veel macht en veel belang. Wie zien we over het hoofd?',
        en: 'Nobody has much power and much interest. Whom are we overlooking?',
      },
    },
    {
      id: 'empty-ring',
      kind: 'empty',
      zones: PERSPECTIVES.map((perspective) => `context.${perspective}`),
      sentence: {
        nl: 'Dit perspectief is leeg. Wie of wat missen we hier?',
        en: 'This perspective is empty. Who or what are we missing here?',
      },
    },
    {
      id: 'no-ideas',
      kind: 'all-empty',
      zones: STEPS.map((step) => `spectrum.${step}`),
      sentence: {
        nl: 'Er ligt nog geen idee op het spectrum. Wat volgt er uit de analyse?',
        en: 'No idea lies on the spectrum yet. What follows from the analysis?',
      },
    },
  ],
  boardCoverage: SECTOR_BOARD_COVERAGE,
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH, questionSize: 56 })
    drawPartName(sheet, 'helix', SHEET_MARGIN, TOP.caption)
    HELIX.draw(sheet)

    drawPartName(sheet, 'stakes', STAKES.columns[0], TOP.caption)
    for (const { id, column, row, fill } of QUADRANTS) {
      sheet.zone(`stakes.${id}`, { fill, stroke: 'outline', strokeWidth: 4 })
      const box = { x: STAKES.columns[column] + 24, y: STAKES.rows[row] + 14, w: 525, h: 66 }
      sheet.label(id, box, { fontSize: 54, weight: 700, zoneId: `stakes.${id}` })
    }
    const axis = { stroke: 'ink', strokeWidth: 5 } as const
    const { columns, rows } = STAKES
    sheet.arrow({ x: columns[0] - 26, y: rows[2] }, { x: columns[0] - 26, y: rows[0] }, axis)
    sheet.arrow({ x: columns[0], y: rows[2] + 30 }, { x: columns[2], y: rows[2] + 30 }, axis)

    drawPartName(sheet, 'context', SHEET_MARGIN, CONTEXT.top - 82)
    drawPartName(sheet, 'spectrum', SHEET_MARGIN, SPECTRUM.top - 82)
    PERSPECTIVES.forEach((perspective, nth) => {
      const zoneId = `context.${perspective}`
      sheet.zone(zoneId, { fill: perspective, stroke: 'outline', strokeWidth: 4 })
      const box = { x: XS[nth]! + 60, y: CONTEXT.top + 14, w: 470, h: 66 }
      sheet.label(perspective, box, { fontSize: 54, weight: 700, zoneId })
    })
    STEPS.forEach((step, nth) => {
      const zoneId = `spectrum.${step}`
      sheet.zone(zoneId, { fill: STEP_FILLS[step], stroke: 'outline', strokeWidth: 4 })
      const box = { x: XS[nth]! + 60, y: SPECTRUM.top + 14, w: 470, h: 124 }
      sheet.label(step, box, { fontSize: 54, weight: 700, zoneId })
    })
  },
})

function drawPartName(sheet: Sheet, part: string, x: number, y: number): void {
  sheet.label(part, { x, y, w: 1120, h: 76 }, { fontSize: 56, anchor: 'middle' })
}
