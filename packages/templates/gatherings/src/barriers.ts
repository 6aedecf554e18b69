import { columnsForm, defineTemplate, FIRST_COLUMNS_LAYOUT, type Template } from '@anderhalf/template-kit'

const COLUMNS = [
  { id: 'rules', fill: 'i' },
  { id: 'means', fill: 'we' },
  { id: 'habits', fill: 'they' },
  { id: 'collaboration', fill: 'all' },
] as const

/** What keeps a coalition from renewing. */
export const barriers = defineTemplate({
  id: 'gatherings/barriers',
  version: 2,
  family: 'gatherings',
  moments: ['exploring'],
  durationMinutes: 25,
  about: {
    nl: {
      name: 'Wat houdt ons tegen?',
      purpose: 'Zie welke drempels vernieuwing in de weg staan en van welke soort ze zijn.',
      instruction: 'Schrijf elke drempel op een eigen notitie. Waar komt hij vandaan? Leg hem in dat vak.',
      keywords: ['atelier 2', 'drempels', 'belemmeringen', 'barrières'],
    },
    en: {
      name: 'What holds us back?',
      purpose: 'See which barriers stand in the way of innovation and of which kind they are.',
      instruction: 'Write each barrier on a note of its own. Where does it come from? Put it there.',
      keywords: ['workshop 2', 'barriers', 'obstacles'],
    },
  },
  labels: {
    nl: {
      title: 'Wat houdt ons tegen?',
      rules: 'Regels',
      'rules.question': 'Wat mag niet?',
      means: 'Geld en tijd',
      'means.question': 'Wat is er te weinig?',
      habits: 'Gewoonten',
      'habits.question': 'Wat doen we altijd zo?',
      collaboration: 'Samenwerking',
      'collaboration.question': 'Waar loopt het vast?',
    },
    en: {
      title: 'What holds us back?',
      rules: 'Rules',
      'rules.question': 'What is not allowed?',
      means: 'Money and time',
      'means.question': 'What is there too little of?',
      habits: 'Habits',
      'habits.question': 'What do we always do like this?',
      collaboration: 'Collaboration',
      'collaboration.question': 'Where does it get stuck?',
    },
  },
  ...columnsForm(COLUMNS),
})

/** For boards that were made when the columns were wider. */
export const barriersFirst: Template = {
  ...barriers,
  version: 1,
  ...columnsForm(COLUMNS, FIRST_COLUMNS_LAYOUT),
}
