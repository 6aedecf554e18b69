import { defineTemplate, drawHeading } from '@anderhalf/template-kit'
import { NUMBER_WORDS, numberedTable, NUMBERED_ROWS } from './numbered-rows.ts'

const TABLE = numberedTable([
  { id: 'assignment', size: 900, fill: 'accentSoft' },
  { id: 'owner', size: 500, fill: 'i' },
  { id: 'date', size: 420, fill: 'all' },
  { id: 'outcome', size: 860, fill: 'attentionSoft' },
])

/** What happens between two gatherings. */
export const homework = defineTemplate({
  id: 'decisions/homework',
  version: 1,
  family: 'decisions',
  size: TABLE.size,
  moments: ['homework'],
  durationMinutes: 15,
  about: {
    nl: {
      name: 'Huiswerk',
      purpose: 'Spreek af wat er gebeurt tot de volgende keer, en breng mee wat het opleverde.',
      instruction:
        'Welke opdracht nemen we mee? Zet er één naam en een datum bij. Schrijf de volgende keer op wat het opleverde.',
      keywords: ['opdracht', 'afspraak', 'tussendoor', 'eigenaar', 'datum', 'huiswerkopdracht'],
    },
    en: {
      name: 'Homework',
      purpose: 'Agree on what happens until the next gathering, and bring back what came of it.',
      instruction:
        'Which assignment do we take home? Add one name and a date. Next time, write down what came of it.',
      keywords: ['assignment', 'agreement', 'between', 'owner', 'date'],
    },
  },
  labels: {
    nl: {
      title: 'Huiswerk',
      question: 'Tot de volgende keer',
      assignment: 'Opdracht',
      'assignment.question': 'Wat gaan we doen of vragen?',
      owner: 'Wie?',
      'owner.question': 'Eén naam',
      date: 'Wanneer?',
      'date.question': 'Een datum',
      outcome: 'Wat leverde het op?',
      'outcome.question': 'Vul dit de volgende keer in',
      ...NUMBER_WORDS,
    },
    en: {
      title: 'Homework',
      question: 'Until the next time',
      assignment: 'Assignment',
      'assignment.question': 'What will we do or ask?',
      owner: 'Who?',
      'owner.question': 'One name',
      date: 'When?',
      'date.question': 'A date',
      outcome: 'What came of it?',
      'outcome.question': 'Fill this in next time',
      ...NUMBER_WORDS,
    },
  },
  zones: TABLE.zones,
  ground: TABLE.ground,
  coverage: [
    {
      id: 'no-owner',
      kind: 'all-empty',
      zones: NUMBERED_ROWS.map((row) => `${row}.owner`),
      sentence: {
        nl: 'Bij geen enkele opdracht staat een naam. Wie pakt hem op?',
        en: 'No assignment has a name. Who takes it?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: TABLE.size.w })
    TABLE.draw(sheet)
  },
})
