import { defineTemplate, drawHeading } from '@anderhalf/template-kit'
import { arrowAreas, arrowGround, type ArrowForm } from './arrow-areas.ts'
import { STEP_FILLS, STEP_WORDS, STEPS } from './steps.ts'

const FORM: ArrowForm = {
  top: 290,
  bottom: 1290,
  notch: 110,
  starts: [60, 720, 1380, 2040, 2700],
  shaftEnd: 3060,
  tip: 3460,
  barb: 80,
}
const AREAS = arrowAreas(FORM)
const WIDTH = 3520

/** How far an idea reaches: five zones along an arrow, from optimising to a sustainable transition. */
export const arrow = defineTemplate({
  id: 'innovation-spectrum/arrow',
  version: 2,
  family: 'innovation-spectrum',
  size: { w: WIDTH, h: 1540 },
  moments: ['new-answer'],
  durationMinutes: 20,
  about: {
    nl: {
      name: 'Innovatiespectrum',
      purpose: 'Bepaal hoe ver elk idee reikt en vergroot de kans op een doorbraak.',
      instruction:
        'Leg elk idee op de pijl. Hoe groot is de verandering als het lukt? Vertel waarom het daar ligt. Wie het anders ziet, verschuift het en legt uit waarom.',
      keywords: ['reikwijdte', 'pijl', 'ideeën', 'doorbraak', 'transitie'],
    },
    en: {
      name: 'Innovation spectrum',
      purpose: 'Find out how far each idea reaches and raise the chance of a breakthrough.',
      instruction:
        'Put each idea on the arrow. How big is the change if it works? Say why it lies there. If you see it differently, move it and explain why.',
      keywords: ['reach', 'arrow', 'ideas', 'breakthrough', 'transition'],
    },
  },
  labels: {
    nl: {
      title: 'Innovatiespectrum',
      question: 'Hoe ver reikt dit idee?',
      ...STEP_WORDS.nl,
      small: 'kleine reikwijdte',
      large: 'grote reikwijdte',
    },
    en: {
      title: 'Innovation spectrum',
      question: 'How far does this idea reach?',
      ...STEP_WORDS.en,
      small: 'small reach',
      large: 'large reach',
    },
  },
  zones: STEPS.map((step, nth) => ({ id: step, label: step, area: AREAS[nth]! })),
  ground: arrowGround(FORM),
  coverage: [
    {
      id: 'only-optimising',
      kind: 'only',
      zones: ['optimise'],
      sentence: {
        nl: 'Alle ideeën verbeteren wat er al is. Welk idee gaat verder?',
        en: 'Every idea improves what is already there. Which idea goes further?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH })
    for (const step of STEPS) sheet.zone(step, { fill: STEP_FILLS[step], stroke: 'outline', strokeWidth: 4 })
    STEPS.forEach((step, nth) => {
      const box = { x: FORM.starts[nth]! + 66, y: FORM.top + 26, w: nth === 4 ? 420 : 570, h: 136 }
      sheet.label(step, box, { fontSize: 56, weight: 700, zoneId: step })
    })
    const axisY = 1440
    const ends = { y: axisY - 40, h: 80, w: 520 }
    sheet.label('small', { ...ends, x: 60 }, { fontSize: 54, anchor: 'middle' })
    sheet.arrow({ x: 600, y: axisY }, { x: WIDTH - 600, y: axisY }, { stroke: 'ink', strokeWidth: 5 })
    sheet.label('large', { ...ends, x: WIDTH - 580 }, { fontSize: 54, anchor: 'middle', align: 'end' })
  },
})
