import {
  defineTemplate,
  drawHeading,
  LEVEL_WORDS,
  LEVELS,
  SECTOR_BOARD_COVERAGE,
  SECTOR_FILLS,
  SECTOR_WORDS,
  SECTORS,
  SHEET_MARGIN,
  SHEET_TOP,
  tableForm,
  type CoverageRule,
  type Sector,
} from '@anderhalf/template-kit'

const CELL = { w: 800, h: 460 }
const HEAD = { w: 130, h: 130 }
const WIDTH = 2 * SHEET_MARGIN + HEAD.w + 3 * CELL.w

const TABLE = tableForm({
  at: { x: SHEET_MARGIN, y: SHEET_TOP },
  columns: SECTORS.map((id) => ({ id, size: CELL.w, fill: SECTOR_FILLS[id] })),
  rows: LEVELS.map((id) => ({ id, size: CELL.h })),
  columnHeadHeight: HEAD.h,
  rowHeadWidth: HEAD.w,
  rowHeadsTurned: true,
  fontSize: 60,
})

const MISSING: Readonly<Record<Sector, CoverageRule['sentence']>> = {
  government: {
    nl: 'Er staat geen overheid bij. Welke overheid heeft ermee te maken?',
    en: 'No government is named. Which government has to do with it?',
  },
  institutes: {
    nl: 'Er staat geen instituut bij. Welke school, zorg- of kennisinstelling weet er veel van?',
    en: 'No institute is named. Which school, care or knowledge institute knows much about it?',
  },
  businesses: {
    nl: 'Er staat geen bedrijf bij. Welke ondernemer heeft er baat bij?',
    en: 'No business is named. Which business would benefit?',
  },
}

/** Who takes part: three sectors by three levels. */
export const tripleHelix = defineTemplate({
  id: 'stakeholder-grid/triple-helix',
  version: 1,
  family: 'stakeholder-grid',
  size: { w: WIDTH, h: SHEET_TOP + HEAD.h + 3 * CELL.h + SHEET_MARGIN },
  moments: ['exploring', 'kick-off'],
  durationMinutes: 20,
  about: {
    nl: {
      name: 'Triple helix',
      purpose: 'Zie of overheid, instituten en bedrijven meedoen, en op welk niveau je nog niemand kent.',
      instruction:
        'Schrijf elke partij of persoon op een eigen notitie. Leg die bij de sector en op het niveau waar zij werken. Kijk dan naar de lege vakken.',
      keywords: [
        'overheid',
        'instituten',
        'bedrijven',
        'sto',
        'strategisch',
        'tactisch',
        'operationeel',
        'stakeholders',
      ],
    },
    en: {
      name: 'Triple helix',
      purpose:
        'See whether government, institutes and businesses take part, and at which level you know nobody yet.',
      instruction:
        'Write each party or person on a note of its own. Put it at the sector and on the level where they work. Then look at the empty boxes.',
      keywords: [
        'government',
        'institutes',
        'businesses',
        'sto',
        'strategic',
        'tactical',
        'operational',
        'stakeholders',
      ],
    },
  },
  labels: {
    nl: {
      title: 'Triple helix',
      question: 'Wie doet mee, op welk niveau?',
      ...SECTOR_WORDS.nl,
      ...LEVEL_WORDS.nl,
    },
    en: {
      title: 'Triple helix',
      question: 'Who takes part, at which level?',
      ...SECTOR_WORDS.en,
      ...LEVEL_WORDS.en,
    },
  },
  zones: TABLE.zones,
  stakeholderZones: TABLE.zones.map(({ id }) => id),
  ground: TABLE.ground,
  coverage: [
    ...SECTORS.map((sector): CoverageRule => ({
      id: `no-${sector}`,
      kind: 'all-empty',
      zones: LEVELS.map((level) => `${level}.${sector}`),
      sentence: MISSING[sector],
    })),
    {
      id: 'only-strategic',
      kind: 'only',
      zones: SECTORS.map((sector) => `strategic.${sector}`),
      sentence: {
        nl: 'Iedereen hier bepaalt beleid. Wie doet het dagelijkse werk?',
        en: 'Everybody here makes policy. Who does the daily work?',
      },
    },
    {
      id: 'only-operational',
      kind: 'only',
      zones: SECTORS.map((sector) => `operational.${sector}`),
      sentence: {
        nl: 'Iedereen hier doet het dagelijkse werk. Wie kan besluiten?',
        en: 'Everybody here does the daily work. Who can decide?',
      },
    },
  ],
  boardCoverage: SECTOR_BOARD_COVERAGE,
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH })
    TABLE.draw(sheet)
  },
})
