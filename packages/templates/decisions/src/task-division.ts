import { defineTemplate, drawHeading } from '@anderhalf/template-kit'
import { NUMBER_WORDS, numberedTable, NUMBERED_ROWS } from './numbered-rows.ts'

const TABLE = numberedTable([
  { id: 'task', size: 940, fill: 'accentSoft' },
  { id: 'owner', size: 560, fill: 'i' },
  { id: 'helps', size: 700, fill: 'we' },
  { id: 'when', size: 480, fill: 'all' },
])

/** Each task with one person who makes sure that it happens. */
export const taskDivision = defineTemplate({
  id: 'decisions/task-division',
  version: 1,
  family: 'decisions',
  size: TABLE.size,
  moments: ['experimenting', 'new-answer', 'any'],
  durationMinutes: 25,
  about: {
    nl: {
      name: 'Wie doet wat?',
      purpose: 'Verdeel het werk, met bij elke taak één naam en een datum.',
      instruction:
        'Schrijf per rij één taak. Wie zorgt dat het gebeurt? Eén naam, niet een organisatie. Wie helpt, en wanneer is het klaar?',
      keywords: ['taken', 'taakverdeling', 'eigenaar', 'actielijst', 'afspraken', 'procesregie'],
    },
    en: {
      name: 'Who does what?',
      purpose: 'Divide the work, with one name and a date for each task.',
      instruction:
        'Write one task in each row. Who makes sure that it happens? One name, not an organisation. Who helps, and when is it done?',
      keywords: ['tasks', 'owner', 'actions', 'agreements'],
    },
  },
  labels: {
    nl: {
      title: 'Wie doet wat?',
      question: 'Eén naam per taak',
      task: 'Taak',
      'task.question': 'Wat is er straks klaar?',
      owner: 'Wie zorgt ervoor?',
      'owner.question': 'Eén naam',
      helps: 'Wie helpt?',
      'helps.question': 'Mensen en organisaties',
      when: 'Wanneer klaar?',
      'when.question': 'Een datum',
      ...NUMBER_WORDS,
    },
    en: {
      title: 'Who does what?',
      question: 'One name for each task',
      task: 'Task',
      'task.question': 'What will be done?',
      owner: 'Who sees to it?',
      'owner.question': 'One name',
      helps: 'Who helps?',
      'helps.question': 'People and organisations',
      when: 'Done when?',
      'when.question': 'A date',
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
        nl: 'Bij geen enkele taak staat een naam. Wie zorgt ervoor?',
        en: 'No task has a name. Who sees to it?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: TABLE.size.w })
    TABLE.draw(sheet)
  },
})
