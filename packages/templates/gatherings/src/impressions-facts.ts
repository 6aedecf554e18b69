import { columnsForm, defineTemplate, FIRST_COLUMNS_LAYOUT, type Template } from '@anderhalf/template-kit'

const COLUMNS = [
  { id: 'impressions', fill: 'i' },
  { id: 'conversations', fill: 'they' },
  { id: 'facts', fill: 'all' },
] as const

/** What a coalition brings home from exploring its surroundings. */
export const impressionsFacts = defineTemplate({
  id: 'gatherings/impressions-facts',
  version: 2,
  family: 'gatherings',
  moments: ['exploring'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Indrukken en feiten',
      purpose: 'Leg na de verkenning bij elkaar wat je zag, hoorde en zeker weet.',
      instruction:
        'Schrijf per notitie één ding. Zet bij een feit de bron. Zet bij een gesprek met wie, zonder namen van bewoners.',
      keywords: ['atelier 2', 'verkenning', 'omgeving', 'gesprekken'],
    },
    en: {
      name: 'Impressions and facts',
      purpose: 'After exploring, bring together what you saw, heard and know for certain.',
      instruction:
        'Write one thing on each note. Add the source to a fact. Add the role of the person to a conversation, never the name of a resident.',
      keywords: ['workshop 2', 'exploring', 'surroundings', 'conversations'],
    },
  },
  labels: {
    nl: {
      title: 'Indrukken en feiten',
      impressions: 'Indrukken',
      'impressions.question': 'Wat viel op?',
      conversations: 'Gesprekken',
      'conversations.question': 'Wat zeiden mensen?',
      facts: 'Feiten',
      'facts.question': 'Wat weten we zeker? Noem de bron.',
    },
    en: {
      title: 'Impressions and facts',
      impressions: 'Impressions',
      'impressions.question': 'What stood out?',
      conversations: 'Conversations',
      'conversations.question': 'What did people say?',
      facts: 'Facts',
      'facts.question': 'What do we know? Name the source.',
    },
  },
  coverage: [
    {
      id: 'no-facts',
      kind: 'empty',
      zones: ['facts'],
      sentence: {
        nl: 'Er liggen nog geen feiten. Wat weten we zeker?',
        en: 'There are no facts yet. What do we know for certain?',
      },
    },
  ],
  ...columnsForm(COLUMNS),
})

/** For boards that were made when the columns were wider. */
export const impressionsFactsFirst: Template = {
  ...impressionsFacts,
  version: 1,
  ...columnsForm(COLUMNS, FIRST_COLUMNS_LAYOUT),
}
