import { defineTemplate, drawHeading, SHEET_MARGIN, SHEET_TOP, tableForm } from '@anderhalf/template-kit'

const TABLE = tableForm({
  at: { x: SHEET_MARGIN, y: SHEET_TOP },
  columns: [
    { id: 'system', size: 1000, fill: 'they' },
    { id: 'tension', size: 700, fill: 'attentionSoft' },
    { id: 'life', size: 1000, fill: 'i' },
  ],
  rows: [
    { id: 'what-counts', size: 440 },
    { id: 'who-decides', size: 440 },
    { id: 'how-it-goes', size: 440 },
  ],
  columnHeadHeight: 160,
  rowHeadWidth: 130,
  rowHeadsTurned: true,
  fontSize: 56,
  questions: { fontSize: 44, keyOf: (column) => `${column}.question` as const },
  fillOf: (column) => (column === 'tension' ? 'neutralSoft' : 'sheet'),
})
const WIDTH = 130 + 2700 + 2 * SHEET_MARGIN

/** The system world of organisations beside the life world of people, and where they rub. */
export const twoWorlds = defineTemplate({
  id: 'systemic-context/two-worlds',
  version: 1,
  family: 'systemic-context',
  size: { w: WIDTH, h: SHEET_TOP + 160 + 3 * 440 + SHEET_MARGIN },
  moments: ['exploring', 'kick-off'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Systeemwereld en leefwereld',
      purpose: 'Zet de wereld van organisaties naast die van mensen in de buurt, en zie waar het schuurt.',
      instruction:
        'Vul eerst de leefwereld: hoe gaat het voor iemand in de buurt? Vul dan de systeemwereld. Kijk per rij: waar schuurt het, en wat kan verbinden?',
      keywords: ['bewoners', 'regels', 'organisatie', 'buurt', 'spanning', 'bedoeling'],
    },
    en: {
      name: 'System world and life world',
      purpose:
        'Put the world of organisations beside that of people in the neighbourhood, and see where they rub.',
      instruction:
        'Fill in the life world first: how does it go for somebody in the neighbourhood? Then the system world. Look at each row: where does it rub, and what could connect?',
      keywords: ['residents', 'rules', 'organisation', 'neighbourhood', 'tension', 'purpose'],
    },
  },
  labels: {
    nl: {
      title: 'Systeemwereld en leefwereld',
      question: 'Waar schuurt het, en wat verbindt?',
      system: 'Systeemwereld',
      'system.question': 'regels, geld en afspraken',
      tension: 'Waar schuurt het?',
      'tension.question': 'en wat kan verbinden',
      life: 'Leefwereld',
      'life.question': 'mensen, gewoonten en de buurt',
      'what-counts': 'Wat telt?',
      'who-decides': 'Wie beslist?',
      'how-it-goes': 'Hoe gaat het?',
    },
    en: {
      title: 'System world and life world',
      question: 'Where does it rub, what connects?',
      system: 'System world',
      'system.question': 'rules, money and agreements',
      tension: 'Where does it rub?',
      'tension.question': 'and what could connect',
      life: 'Life world',
      'life.question': 'people, habits and the street',
      'what-counts': 'What counts?',
      'who-decides': 'Who decides?',
      'how-it-goes': 'How it goes',
    },
  },
  zones: TABLE.zones,
  ground: TABLE.ground,
  coverage: [
    {
      id: 'no-life-world',
      kind: 'all-empty',
      zones: ['what-counts.life', 'who-decides.life', 'how-it-goes.life'],
      sentence: {
        nl: 'De leefwereld is leeg. Welke bewoner kan het vertellen?',
        en: 'The life world is empty. Which resident can tell us?',
      },
    },
    {
      id: 'no-system-world',
      kind: 'all-empty',
      zones: ['what-counts.system', 'who-decides.system', 'how-it-goes.system'],
      sentence: {
        nl: 'De systeemwereld is leeg. Welke regels en afspraken gelden er?',
        en: 'The system world is empty. Which rules and agreements hold?',
      },
    },
    {
      id: 'no-tension',
      kind: 'all-empty',
      zones: ['what-counts.tension', 'who-decides.tension', 'how-it-goes.tension'],
      sentence: {
        nl: 'Nergens schuurt het. Is dat zo, of durven we het niet te zeggen?',
        en: 'It rubs nowhere. Is that so, or do we not dare to say it?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH })
    TABLE.draw(sheet)
  },
})
