import { defineTemplate, drawHeading, SHEET_MARGIN, SHEET_TOP, tableForm } from '@anderhalf/template-kit'

const HEAD = 110
const ROWS = ['criterion', 'weight', 'idea-a', 'idea-b', 'idea-c', 'idea-d'] as const
const TABLE = tableForm({
  at: { x: SHEET_MARGIN, y: SHEET_TOP },
  columns: [
    { id: 'first', size: 460, fill: 'neutralSoft' },
    { id: 'second', size: 460, fill: 'neutralSoft' },
    { id: 'third', size: 460, fill: 'neutralSoft' },
    { id: 'fourth', size: 460, fill: 'neutralSoft' },
    { id: 'total', size: 460, fill: 'attentionSoft' },
  ],
  rows: ROWS.map((id) => ({ id, size: 235 })),
  columnHeadHeight: HEAD,
  rowHeadWidth: 420,
  fontSize: 52,
  fillOf: (column, row) => {
    if (column === 'total') return 'attentionSoft'
    return row === 'criterion' || row === 'weight' ? 'accentSoft' : 'sheet'
  },
})
const SIZE = { w: 420 + 5 * 460 + 2 * SHEET_MARGIN, h: SHEET_TOP + HEAD + 6 * 235 + SHEET_MARGIN }

/** Ideas against criteria that were chosen and weighed beforehand. */
export const criteriaMatrix = defineTemplate({
  id: 'decisions/criteria-matrix',
  version: 1,
  family: 'decisions',
  size: SIZE,
  moments: ['new-answer', 'finale'],
  durationMinutes: 45,
  about: {
    nl: {
      name: 'Criteria en gewicht',
      purpose: 'Kies uit een paar ideeën met criteria die vooraf vaststaan.',
      instruction:
        'Kies eerst de criteria en verdeel 100 punten gewicht, vóór je naar de ideeën kijkt. Geef dan elk idee per criterium een cijfer van 1 tot 5. Cijfer keer gewicht, en tel op. Schrijf ook op wie het anders ziet.',
      keywords: ['matrix', 'jury', 'score', 'punten', 'wegen', 'kiezen', 'award'],
    },
    en: {
      name: 'Criteria and weights',
      purpose: 'Choose from a few ideas with criteria that were set beforehand.',
      instruction:
        'Choose the criteria and divide 100 points of weight, before you look at the ideas. Then give each idea a mark from 1 to 5 per criterion. Mark times weight, and add up. Also write down who sees it differently.',
      keywords: ['matrix', 'jury', 'score', 'points', 'choose', 'award'],
    },
  },
  labels: {
    nl: {
      title: 'Criteria en gewicht',
      question: 'Eerst wegen, dan scoren',
      first: 'Criterium 1',
      second: 'Criterium 2',
      third: 'Criterium 3',
      fourth: 'Criterium 4',
      total: 'Samen',
      criterion: 'Wat telt?',
      weight: 'Gewicht, samen 100',
      'idea-a': 'Idee A',
      'idea-b': 'Idee B',
      'idea-c': 'Idee C',
      'idea-d': 'Idee D',
    },
    en: {
      title: 'Criteria and weights',
      question: 'Weigh first, then score',
      first: 'Criterion 1',
      second: 'Criterion 2',
      third: 'Criterion 3',
      fourth: 'Criterion 4',
      total: 'Together',
      criterion: 'What counts?',
      weight: 'Weight, 100 in all',
      'idea-a': 'Idea A',
      'idea-b': 'Idea B',
      'idea-c': 'Idea C',
      'idea-d': 'Idea D',
    },
  },
  zones: TABLE.zones,
  ground: TABLE.ground,
  coverage: [
    {
      id: 'no-weights',
      kind: 'all-empty',
      zones: ['weight.first', 'weight.second', 'weight.third', 'weight.fourth'],
      sentence: {
        nl: 'De criteria hebben nog geen gewicht. Telt alles even zwaar?',
        en: 'The criteria have no weight yet. Does everything count the same?',
      },
    },
    {
      id: 'no-criteria',
      kind: 'all-empty',
      zones: ['criterion.first', 'criterion.second', 'criterion.third', 'criterion.fourth'],
      sentence: {
        nl: 'Er zijn cijfers, maar geen criteria. Waarop scoren we?',
        en: 'There are marks, but no criteria. What do we score?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    TABLE.draw(sheet)
  },
})
