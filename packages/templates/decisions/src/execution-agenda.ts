import { defineTemplate, drawHeading, SHEET_MARGIN, SHEET_TOP, tableForm } from '@anderhalf/template-kit'

const ROWS = ['do', 'leads', 'needs', 'visible'] as const
const TABLE = tableForm({
  at: { x: SHEET_MARGIN, y: SHEET_TOP },
  columns: [
    { id: 'now', size: 800, fill: 'i' },
    { id: 'soon', size: 800, fill: 'they' },
    { id: 'later', size: 800, fill: 'all' },
  ],
  rows: ROWS.map((id) => ({ id, size: id === 'do' ? 460 : 270 })),
  columnHeadHeight: 150,
  rowHeadWidth: 340,
  fontSize: 54,
  questions: { fontSize: 40, keyOf: (column) => `${column}.question` as const },
})
const SIZE = { w: 340 + 2400 + 2 * SHEET_MARGIN, h: SHEET_TOP + 150 + 460 + 3 * 270 + SHEET_MARGIN }

/** From analysis to what is done now, soon and later. */
export const executionAgenda = defineTemplate({
  id: 'decisions/execution-agenda',
  version: 1,
  family: 'decisions',
  size: SIZE,
  moments: ['experimenting', 'finale'],
  durationMinutes: 45,
  about: {
    nl: {
      name: 'Uitvoeringsagenda',
      purpose: 'Ga van analyse naar doen: wat nu, wat straks, wat later.',
      instruction:
        'Leg eerst neer wat er moet gebeuren. Schuif tot “nu” klein genoeg is om morgen te beginnen. Vul daarna per kolom aan: wie trekt, wat is nodig, en waaraan zien bewoners het?',
      keywords: ['planning', 'agenda', 'routekaart', 'aanpak', 'stappen', 'trekker'],
    },
    en: {
      name: 'Execution agenda',
      purpose: 'Go from analysis to doing: what now, what soon, what later.',
      instruction:
        'First lay down what must happen. Move until “now” is small enough to begin tomorrow. Then fill in each column: who leads, what does it need, and how will residents see it?',
      keywords: ['planning', 'agenda', 'roadmap', 'steps', 'lead'],
    },
  },
  labels: {
    nl: {
      title: 'Uitvoeringsagenda',
      question: 'Van analyse naar doen',
      now: 'Nu',
      'now.question': 'Deze maand',
      soon: 'Straks',
      'soon.question': 'Dit halfjaar',
      later: 'Later',
      'later.question': 'Daarna',
      do: 'Wat doen we?',
      leads: 'Wie trekt?',
      needs: 'Wat is nodig?',
      visible: 'Wat zien bewoners?',
    },
    en: {
      title: 'Execution agenda',
      question: 'From analysis to doing',
      now: 'Now',
      'now.question': 'This month',
      soon: 'Soon',
      'soon.question': 'This half year',
      later: 'Later',
      'later.question': 'After that',
      do: 'What do we do?',
      leads: 'Who leads?',
      needs: 'What does it need?',
      visible: 'What will residents see?',
    },
  },
  zones: TABLE.zones,
  ground: TABLE.ground,
  coverage: [
    {
      id: 'nobody-leads-now',
      kind: 'empty',
      zones: ['leads.now'],
      sentence: {
        nl: 'Niemand trekt wat nu moet gebeuren. Wie begint er?',
        en: 'Nobody leads what must happen now. Who begins?',
      },
    },
    {
      id: 'nothing-visible',
      kind: 'all-empty',
      zones: ['visible.now', 'visible.soon', 'visible.later'],
      sentence: {
        nl: 'Bewoners zien hier nog niets van. Wanneer merken zij iets?',
        en: 'Residents see nothing of this yet. When will they notice?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    TABLE.draw(sheet)
  },
})
