import {
  defineTemplate,
  drawHeading,
  SHEET_MARGIN,
  SHEET_TOP,
  tableForm,
  type CoverageRule,
} from '@anderhalf/template-kit'

const ROWS = ['1', '2', '3', '4', '5', '6'] as const
const ROW_WORDS = { 'row-1': '1', 'row-2': '2', 'row-3': '3', 'row-4': '4', 'row-5': '5', 'row-6': '6' }
const COLUMNS = ['stakeholder', 'interest', 'driver', 'motive', 'barrier'] as const
const FILLS = {
  stakeholder: 'i',
  interest: 'we',
  driver: 'they',
  motive: 'all',
  barrier: 'everything',
} as const
const CELL_HEIGHT = 240
const HEAD = { w: 90, h: 150 }

/** The first column takes one note: a row is one stakeholder. */
const widthOf = (column: (typeof COLUMNS)[number]) => (column === 'stakeholder' ? 500 : 640)
const WIDTH = 2 * SHEET_MARGIN + HEAD.w + COLUMNS.reduce((sum, column) => sum + widthOf(column), 0)

const TABLE = tableForm({
  at: { x: SHEET_MARGIN, y: SHEET_TOP },
  columns: COLUMNS.map((id) => ({ id, size: widthOf(id), fill: FILLS[id] })),
  rows: ROWS.map((row) => ({ id: `row-${row}` as const, size: CELL_HEIGHT })),
  columnHeadHeight: HEAD.h,
  rowHeadWidth: HEAD.w,
  fontSize: 58,
  questions: { fontSize: 42, keyOf: (column) => `${column}.question` as const },
  fillOf: (column) => (column === 'stakeholder' ? 'neutralSoft' : 'sheet'),
})

/** What each stakeholder says they want, what drives them, and what lies under it. */
export const motives = defineTemplate({
  id: 'stakeholder-grid/motives',
  version: 1,
  family: 'stakeholder-grid',
  size: { w: WIDTH, h: SHEET_TOP + HEAD.h + ROWS.length * CELL_HEIGHT + SHEET_MARGIN },
  moments: ['exploring'],
  durationMinutes: 45,
  about: {
    nl: {
      name: 'Motieventabel',
      purpose: 'Begrijp per belanghebbende wat die zegt te willen, wat drijft, en wat eronder ligt.',
      instruction:
        'Neem per rij één belanghebbende. Vul van links naar rechts: wat zegt die te willen, wat drijft, welk motief ligt daaronder, en wat houdt tegen? Weet je het niet? Vraag het na.',
      keywords: [
        'stakeholders',
        'belanghebbenden',
        'belang',
        'drijfveer',
        'motief',
        'belemmering',
        'drempel',
      ],
    },
    en: {
      name: 'Motive table',
      purpose: 'Understand what each stakeholder says they want, what drives them, and what lies underneath.',
      instruction:
        'Take one stakeholder for each row. Fill in from left to right: what do they say they want, what drives them, which motive lies underneath, and what holds them back? Not sure? Go and ask.',
      keywords: ['stakeholders', 'interest', 'driver', 'motive', 'barrier'],
    },
  },
  labels: {
    nl: {
      title: 'Motieventabel',
      question: 'Wat ligt er onder het belang?',
      stakeholder: 'Belanghebbende',
      'stakeholder.question': 'Over wie gaat het?',
      interest: 'Belang',
      'interest.question': 'Wat zegt die te willen?',
      driver: 'Drijfveer',
      'driver.question': 'Wat zet die in beweging?',
      motive: 'Motief eronder',
      'motive.question': 'Waar gaat het echt om?',
      barrier: 'Drempel',
      'barrier.question': 'Wat houdt tegen?',
      ...ROW_WORDS,
    },
    en: {
      title: 'Motive table',
      question: 'What lies under the interest?',
      stakeholder: 'Stakeholder',
      'stakeholder.question': 'Who is it about?',
      interest: 'Stated interest',
      'interest.question': 'What do they say they want?',
      driver: 'Driver',
      'driver.question': 'What sets them in motion?',
      motive: 'Underlying motive',
      'motive.question': 'What is it really about?',
      barrier: 'Barrier',
      'barrier.question': 'What holds them back?',
      ...ROW_WORDS,
    },
  },
  zones: TABLE.zones,
  stakeholderZones: ROWS.map((row) => `row-${row}.stakeholder`),
  ground: TABLE.ground,
  coverage: [
    beside('interest', {
      nl: 'Wat zegt deze belanghebbende te willen? Wie kan het navragen?',
      en: 'What does this stakeholder say they want? Who can ask?',
    }),
    beside('motive', {
      nl: 'Van deze belanghebbende kennen we het motief nog niet. Waar gaat het echt om?',
      en: 'We do not know the motive of this stakeholder yet. What is it really about?',
    }),
  ],
  boardCoverage: [
    {
      id: 'stakeholder-without-motive',
      kind: 'unnamed',
      family: 'stakeholder-grid',
      in: { templateId: 'stakeholder-grid/motives', zones: ROWS.map((row) => `row-${row}.stakeholder`) },
      sentence: {
        nl: 'Deze belanghebbende staat wel op een kaart, maar niet in de motieventabel. Wat drijft die?',
        en: 'This stakeholder is on a map, but not in the motive table. What drives them?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH })
    TABLE.draw(sheet)
  },
})

/** A row with a stakeholder and nothing in the column. */
function beside(column: (typeof COLUMNS)[number], sentence: CoverageRule['sentence']): CoverageRule {
  const partners = Object.fromEntries(ROWS.map((row) => [`row-${row}.stakeholder`, `row-${row}.${column}`]))
  return { id: `no-${column}`, kind: 'no-partner', zones: Object.keys(partners), partners, sentence }
}
