import { columnsForm, defineTemplate, FIRST_COLUMNS_LAYOUT, type Template } from '@anderhalf/template-kit'

const COLUMNS = [
  { id: 'works', fill: 'i' },
  { id: 'does-not-work', fill: 'they' },
  { id: 'knobs', fill: 'all' },
] as const

/** What a small experiment taught. */
export const whatWorks = defineTemplate({
  id: 'gatherings/what-works',
  version: 2,
  family: 'gatherings',
  moments: ['experimenting'],
  durationMinutes: 20,
  about: {
    nl: {
      name: 'Wat werkt?',
      purpose: 'Leer van een klein experiment en kies waaraan je draait.',
      instruction:
        'Kijk terug op de proef. Schrijf eerst zelf, dan samen. Kies aan het eind één knop om aan te draaien.',
      keywords: ['atelier 4', 'experiment', 'leren', 'evaluatie', 'knoppen'],
    },
    en: {
      name: 'What works?',
      purpose: 'Learn from a small experiment and choose what to change.',
      instruction:
        'Look back on the experiment. Write alone first, then together. At the end choose one knob to turn.',
      keywords: ['workshop 4', 'experiment', 'learning', 'evaluation', 'knobs'],
    },
  },
  labels: {
    nl: {
      title: 'Wat werkt?',
      works: 'Werkt',
      'works.question': 'Wat ging goed, en waarom?',
      'does-not-work': 'Werkt niet',
      'does-not-work.question': 'Wat ging niet, en waarom?',
      knobs: 'Knoppen',
      'knobs.question': 'Waaraan kunnen we draaien?',
    },
    en: {
      title: 'What works?',
      works: 'Works',
      'works.question': 'What went well, and why?',
      'does-not-work': 'Does not work',
      'does-not-work.question': 'What did not, and why?',
      knobs: 'Knobs',
      'knobs.question': 'What can we turn?',
    },
  },
  ...columnsForm(COLUMNS),
})

/** For boards that were made when the columns were wider. */
export const whatWorksFirst: Template = {
  ...whatWorks,
  version: 1,
  ...columnsForm(COLUMNS, FIRST_COLUMNS_LAYOUT),
}
