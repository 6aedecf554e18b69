import { DOMAIN_WORDS, PERSPECTIVE_WORDS, PERSPECTIVES, type CoverageRule } from '@anderhalf/template-kit'

/** What the forms of the five perspectives call the same. */
export const RING_LABELS = {
  nl: {
    title: 'Systeemcontext',
    question: 'Wie en wat hoort bij de vraag?',
    ...PERSPECTIVE_WORDS.nl,
    ...DOMAIN_WORDS.nl,
    operational: 'operationeel',
    strategic: 'strategisch',
  },
  en: {
    title: 'Systemic context',
    question: 'Who and what belongs to the question?',
    ...PERSPECTIVE_WORDS.en,
    ...DOMAIN_WORDS.en,
    operational: 'operational',
    strategic: 'strategic',
  },
} as const

export const EMPTY_RING: CoverageRule = {
  id: 'empty-ring',
  kind: 'empty',
  zones: PERSPECTIVES,
  sentence: {
    nl: 'In deze ring ligt nog niets. Wie of wat missen we hier?',
    en: 'Nothing lies in this ring yet. Who or what are we missing here?',
  },
}
