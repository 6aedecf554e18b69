import { columnsForm, defineTemplate, FIRST_COLUMNS_LAYOUT, type Template } from '@anderhalf/template-kit'

const COLUMNS = [
  { id: 'strong', fill: 'i' },
  { id: 'tips', fill: 'they' },
  { id: 'blind-spots', fill: 'all' },
] as const

/** What the council hears in a pitch and gives back. */
export const pitchTips = defineTemplate({
  id: 'gatherings/pitch-tips',
  version: 2,
  family: 'gatherings',
  moments: ['new-answer', 'neighbours', 'finale'],
  durationMinutes: 20,
  about: {
    nl: {
      name: 'Pitch en tips',
      purpose: 'Vang bij een pitch op wat de raad van inspiratie teruggeeft.',
      instruction:
        'Vertel het idee in drie minuten. De raad schrijft daarna in stilte. Lees samen en kies wat je meeneemt.',
      keywords: ['atelier 3', 'pitch', 'raad van inspiratie', 'feedback'],
    },
    en: {
      name: 'Pitch and tips',
      purpose: 'During a pitch, catch what the council gives back.',
      instruction:
        'Tell the idea in three minutes. Then the council writes in silence. Read together and choose what to take along.',
      keywords: ['workshop 3', 'pitch', 'council', 'feedback'],
    },
  },
  labels: {
    nl: {
      title: 'Pitch en tips',
      strong: 'Sterk',
      'strong.question': 'Wat wil je houden?',
      tips: 'Tips',
      'tips.question': 'Wat kan beter, en hoe?',
      'blind-spots': 'Blinde vlekken',
      'blind-spots.question': 'Wat of wie zien we niet?',
    },
    en: {
      title: 'Pitch and tips',
      strong: 'Strong',
      'strong.question': 'What do you want to keep?',
      tips: 'Tips',
      'tips.question': 'What could be better, and how?',
      'blind-spots': 'Blind spots',
      'blind-spots.question': 'What or whom do we not see?',
    },
  },
  coverage: [
    {
      id: 'no-blind-spots',
      kind: 'empty',
      zones: ['blind-spots'],
      sentence: {
        nl: 'Nog geen blinde vlek genoemd. Wie kijkt er anders naar?',
        en: 'No blind spot named yet. Who looks at it differently?',
      },
    },
  ],
  ...columnsForm(COLUMNS),
})

/** For boards that were made when the columns were wider. */
export const pitchTipsFirst: Template = {
  ...pitchTips,
  version: 1,
  ...columnsForm(COLUMNS, FIRST_COLUMNS_LAYOUT),
}
