import { defineTemplate, polygon } from '@anderhalf/template-kit'

const TOP = 400
const BOTTOM = 1600
const MIDDLE = (TOP + BOTTOM) / 2
const NOTCH = 150
const STARTS = [60, 930, 1800, 2670, 3540] as const
const STEPS = ['optimise', 'redesign', 'drastic', 'structural', 'transition'] as const
const FILLS = ['i', 'we', 'they', 'all', 'everything'] as const

/** How far an idea reaches: five zones along an arrow, from optimising to a sustainable transition. */
export const arrow = defineTemplate({
  id: 'innovation-spectrum/arrow',
  version: 1,
  family: 'innovation-spectrum',
  size: { w: 4800, h: 1980 },
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
      optimise: 'Optimaliseren',
      redesign: '(Her)ontwerpen',
      drastic: 'Ingrijpende verandering',
      structural: 'Structurele verandering',
      transition: '(Duurzame) transitie',
      small: 'kleine reikwijdte',
      large: 'grote reikwijdte',
    },
    en: {
      title: 'Innovation spectrum',
      question: 'How far does this idea reach?',
      optimise: 'Optimise',
      redesign: '(Re)design',
      drastic: 'Drastic change',
      structural: 'Structural change',
      transition: '(Sustainable) transition',
      small: 'small reach',
      large: 'large reach',
    },
  },
  zones: STEPS.map((step, nth) => {
    const start = STARTS[nth]!
    const end = STARTS[nth + 1]
    const back = [
      [start, BOTTOM],
      [start + NOTCH, MIDDLE],
      [start, TOP],
    ] as const
    return {
      id: step,
      label: step,
      area:
        end === undefined
          ? polygon(
              ...back,
              [4040, TOP],
              [4040, TOP - 100],
              [4740, MIDDLE],
              [4040, BOTTOM + 100],
              [4040, BOTTOM],
            )
          : polygon(...back, [end, TOP], [end + NOTCH, MIDDLE], [end, BOTTOM]),
    }
  }),
  ground: polygon(
    [60, BOTTOM],
    [60 + NOTCH, MIDDLE],
    [60, TOP],
    [4040, TOP],
    [4040, TOP - 100],
    [4740, MIDDLE],
    [4040, BOTTOM + 100],
    [4040, BOTTOM],
  ),
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
    STEPS.forEach((step, nth) => sheet.zone(step, { fill: FILLS[nth]!, stroke: 'outline', strokeWidth: 6 }))
    sheet.label('title', { x: 60, y: 70, w: 1900, h: 140 }, { fontSize: 120, weight: 700, role: 'title' })
    sheet.label('question', { x: 60, y: 220, w: 1900, h: 110 }, { fontSize: 76 })
    STEPS.forEach((step, nth) => {
      const box = { x: STARTS[nth]! + 84, y: TOP + 40, w: nth === 4 ? 700 : 760, h: 190 }
      sheet.label(step, box, { fontSize: 80, weight: 700, zoneId: step })
    })
    const axisY = 1840
    sheet.label('small', { x: 60, y: axisY - 50, w: 760, h: 100 }, { fontSize: 76, anchor: 'middle' })
    sheet.arrow({ x: 860, y: axisY }, { x: 3940, y: axisY }, { stroke: 'ink', strokeWidth: 6 })
    sheet.label(
      'large',
      { x: 3980, y: axisY - 50, w: 760, h: 100 },
      { fontSize: 76, anchor: 'middle', align: 'end' },
    )
  },
})
