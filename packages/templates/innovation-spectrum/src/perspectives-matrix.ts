import {
  defineTemplate,
  drawHeading,
  PERSPECTIVE_WORDS,
  PERSPECTIVES,
  SHEET_MARGIN,
  SHEET_TOP,
  tableForm,
} from '@anderhalf/template-kit'
import { STEP_FILLS, STEP_WORDS, STEPS } from './steps.ts'

const CELL = { w: 540, h: 240 }
const HEAD = { w: 350, h: 140 }
const WIDTH = 2 * SHEET_MARGIN + HEAD.w + STEPS.length * CELL.w

/** The widest perspective on top: an idea that reaches further lies further up and to the right. */
const TABLE = tableForm({
  at: { x: SHEET_MARGIN, y: SHEET_TOP },
  columns: STEPS.map((id) => ({ id, size: CELL.w, fill: STEP_FILLS[id] })),
  rows: PERSPECTIVES.toReversed().map((id) => ({ id, size: CELL.h, fill: id })),
  columnHeadHeight: HEAD.h,
  rowHeadWidth: HEAD.w,
  fontSize: 50,
  // Each step goes with one perspective: together the way from the corner to the far end.
  fillOf: (step, perspective) => (STEP_FILLS[step] === perspective ? perspective : 'sheet'),
  meaningOf: (step) => step,
})
const INNER_ROWS = PERSPECTIVES.slice(0, 2)
const OUTER_ROWS = PERSPECTIVES.slice(2)

/** For whom an idea changes something, and how far. */
export const perspectivesMatrix = defineTemplate({
  id: 'innovation-spectrum/perspectives-matrix',
  version: 1,
  family: 'innovation-spectrum',
  size: { w: WIDTH, h: SHEET_TOP + HEAD.h + PERSPECTIVES.length * CELL.h + SHEET_MARGIN },
  moments: ['new-answer'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Innovatiespectrum met perspectieven',
      purpose: 'Zie voor wie elk idee iets verandert en hoe ver die verandering gaat.',
      instruction:
        'Kies per idee eerst de rij: voor wie verandert er iets? Kies dan de kolom: hoe groot is die verandering? Welk idee kan een stap verder?',
      keywords: ['matrix', 'reikwijdte', 'ik wij zij', 'ideeën', 'doorbraak'],
    },
    en: {
      name: 'Innovation spectrum by perspectives',
      purpose: 'See for whom each idea changes something and how far that change goes.',
      instruction:
        'For each idea choose the row first: for whom does something change? Then the column: how big is that change? Which idea could go a step further?',
      keywords: ['matrix', 'reach', 'perspectives', 'ideas', 'breakthrough'],
    },
  },
  labels: {
    nl: {
      title: 'Innovatiespectrum',
      question: 'Voor wie, en hoe ver?',
      ...PERSPECTIVE_WORDS.nl,
      ...STEP_WORDS.nl,
    },
    en: {
      title: 'Innovation spectrum',
      question: 'For whom, and how far?',
      ...PERSPECTIVE_WORDS.en,
      ...STEP_WORDS.en,
    },
  },
  zones: TABLE.zones,
  ground: TABLE.ground,
  coverage: [
    {
      id: 'only-optimising',
      kind: 'only',
      zones: PERSPECTIVES.map((perspective) => `${perspective}.optimise`),
      sentence: {
        nl: 'Alle ideeën verbeteren wat er al is. Welk idee gaat verder?',
        en: 'Every idea improves what is already there. Which idea goes further?',
      },
    },
    {
      id: 'only-ourselves',
      kind: 'only',
      zones: INNER_ROWS.flatMap((perspective) => STEPS.map((step) => `${perspective}.${step}`)),
      sentence: {
        nl: 'Elk idee verandert alleen iets voor onszelf. Wat merken anderen ervan?',
        en: 'Every idea changes something for ourselves only. What do others notice of it?',
      },
    },
    {
      id: 'only-others',
      kind: 'only',
      zones: OUTER_ROWS.flatMap((perspective) => STEPS.map((step) => `${perspective}.${step}`)),
      sentence: {
        nl: 'Elk idee vraagt iets van anderen. Wat doen we zelf?',
        en: 'Every idea asks something of others. What do we do ourselves?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH })
    TABLE.draw(sheet)
  },
})
