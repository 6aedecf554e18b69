import { columnsForm, defineTemplate, FIRST_COLUMNS_LAYOUT, type Template } from '@anderhalf/template-kit'

const COLUMNS = [
  { id: 'financial', fill: 'i' },
  { id: 'organisational', fill: 'they' },
  { id: 'legal', fill: 'all' },
] as const

/** Where the sheets for dividing work name a person, and for what. */
function ownersOf(work: string): Record<string, string> {
  const rows = ['row-1', 'row-2', 'row-3', 'row-4', 'row-5']
  return Object.fromEntries(rows.map((row) => [`${row}.owner`, `${row}.${work}`]))
}

/** What must be arranged for a pilot and for scaling up. */
export const preconditions = defineTemplate({
  id: 'gatherings/preconditions',
  version: 2,
  family: 'gatherings',
  moments: ['experimenting'],
  durationMinutes: 40,
  about: {
    nl: {
      name: 'Randvoorwaarden',
      purpose: 'Weet wat er geregeld moet zijn voor een proef en om daarna groter te worden.',
      instruction:
        'Schrijf per notitie één voorwaarde. Zet erbij wie hem regelt. Leg wat eerst moet bovenaan.',
      keywords: ['atelier 4', 'financieel', 'organisatie', 'juridisch', 'borging'],
    },
    en: {
      name: 'Preconditions',
      purpose: 'Know what must be arranged for a pilot and for growing after it.',
      instruction: 'Write one condition on each note. Add who arranges it. Put what comes first at the top.',
      keywords: ['workshop 4', 'financial', 'organisation', 'legal'],
    },
  },
  labels: {
    nl: {
      title: 'Randvoorwaarden',
      financial: 'Financieel',
      'financial.question': 'Wie betaalt wat, en hoe lang?',
      organisational: 'Organisatorisch',
      'organisational.question': 'Wie doet wat, en wie beslist?',
      legal: 'Juridisch',
      'legal.question': 'Wat mag, en wat is er nodig?',
    },
    en: {
      title: 'Preconditions',
      financial: 'Financial',
      'financial.question': 'Who pays for what, and how long?',
      organisational: 'Organisational',
      'organisational.question': 'Who does what, and who decides?',
      legal: 'Legal',
      'legal.question': 'What is allowed, and what is needed?',
    },
  },
  coverage: [
    {
      id: 'empty-column',
      kind: 'empty',
      zones: ['financial', 'organisational', 'legal'],
      sentence: {
        nl: 'Hier staat nog geen voorwaarde. Is dat echt al geregeld?',
        en: 'No condition stands here yet. Is that really arranged?',
      },
    },
  ],
  boardCoverage: [
    {
      id: 'precondition-without-owner',
      kind: 'unanswered',
      of: { templateId: 'gatherings/preconditions', zones: COLUMNS.map(({ id }) => id) },
      by: [
        { templateId: 'decisions/task-division', answers: ownersOf('task') },
        { templateId: 'decisions/homework', answers: ownersOf('assignment') },
        {
          templateId: 'decisions/execution-agenda',
          answers: { 'leads.now': 'do.now', 'leads.soon': 'do.soon', 'leads.later': 'do.later' },
        },
      ],
      sentence: {
        nl: 'Niet bij elke randvoorwaarde staat op het bord wie hem oppakt. Wie wordt eigenaar?',
        en: 'Not every precondition has somebody on the board who takes it up. Who becomes the owner?',
      },
    },
  ],
  ...columnsForm(COLUMNS),
})

/** For boards that were made when the columns were wider. */
export const preconditionsFirst: Template = {
  ...preconditions,
  version: 1,
  ...columnsForm(COLUMNS, FIRST_COLUMNS_LAYOUT),
}
