import {
  columnsForm,
  defineTemplate,
  FIRST_COLUMNS_LAYOUT,
  polygon,
  rect,
  SHEET_MARGIN,
  type Template,
} from '@anderhalf/template-kit'

const STEPS = [
  { id: 'involved', fill: 'i' },
  { id: 'responsible', fill: 'we' },
  { id: 'partner', fill: 'they' },
  { id: 'investing', fill: 'all' },
] as const
const STEP = { width: 700, rise: 100 }
const BOTTOM = 1500
const WIDTH = 2 * SHEET_MARGIN + STEPS.length * STEP.width
const leftOf = (nth: number) => SHEET_MARGIN + nth * STEP.width
const topOf = (nth: number) => 200 + (STEPS.length - 1 - nth) * STEP.rise

/** How far each stakeholder takes part, from left to right ever more. */
export const engagementLadder = defineTemplate({
  id: 'stakeholder-grid/engagement-ladder',
  version: 2,
  family: 'stakeholder-grid',
  moments: ['exploring'],
  durationMinutes: 20,
  about: {
    nl: {
      name: 'Ladder van betrokkenheid',
      purpose: 'Zie wie meekijkt en wie meedoet, en wie een stap verder kan.',
      instruction:
        'Leg elke belanghebbende op de trede van nu. Wie moet een trede verder? Wat is daarvoor nodig?',
      keywords: ['stakeholders', 'belanghebbenden', 'partner', 'investeren'],
    },
    en: {
      name: 'Ladder of engagement',
      purpose: 'See who looks on and who takes part, and who could go a step further.',
      instruction:
        'Put each stakeholder on the step where they are now. Who must go a step further? What does that take?',
      keywords: ['stakeholders', 'partner', 'investing'],
    },
  },
  labels: {
    nl: {
      title: 'Ladder van betrokkenheid',
      involved: 'Betrokken',
      'involved.question': 'Wie leeft mee?',
      responsible: 'Verantwoordelijk',
      'responsible.question': 'Wie moet ervoor zorgen?',
      partner: 'Partner',
      'partner.question': 'Wie doet mee?',
      investing: 'Investerend',
      'investing.question': 'Wie legt iets in?',
    },
    en: {
      title: 'Ladder of engagement',
      involved: 'Involved',
      'involved.question': 'Who cares about it?',
      responsible: 'Responsible',
      'responsible.question': 'Who has to see to it?',
      partner: 'Partner',
      'partner.question': 'Who takes part?',
      investing: 'Investing',
      'investing.question': 'Who puts something in?',
    },
  },
  size: { w: WIDTH, h: BOTTOM + SHEET_MARGIN },
  zones: STEPS.map(({ id }, nth) => ({
    id,
    label: id,
    area: rect(leftOf(nth), topOf(nth), STEP.width, BOTTOM - topOf(nth)),
  })),
  stakeholderZones: STEPS.map(({ id }) => id),
  ground: polygon(
    [leftOf(0), BOTTOM],
    ...STEPS.flatMap((_, nth): [number, number][] => [
      [leftOf(nth), topOf(nth)],
      [leftOf(nth + 1), topOf(nth)],
    ]),
    [leftOf(STEPS.length), BOTTOM],
  ),
  coverage: [
    {
      id: 'nobody-invests',
      kind: 'empty',
      zones: ['partner', 'investing'],
      sentence: {
        nl: 'Op deze trede staat nog niemand. Wie kan hierheen, en wat is daarvoor nodig?',
        en: 'Nobody stands on this step yet. Who could get here, and what does that take?',
      },
    },
  ],
  draw(sheet) {
    sheet.label(
      'title',
      { x: SHEET_MARGIN, y: 46, w: 1300, h: 110 },
      { fontSize: 84, weight: 700, role: 'title' },
    )
    STEPS.forEach(({ id, fill }, nth) => {
      sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 4 })
      const head = { x: leftOf(nth) + 36, w: STEP.width - 72 }
      sheet.label(id, { ...head, y: topOf(nth) + 26, h: 76 }, { fontSize: 60, weight: 700, zoneId: id })
      sheet.label(`${id}.question`, { ...head, y: topOf(nth) + 102, h: 60 }, { fontSize: 44, zoneId: id })
    })
  },
})

/** For boards that were made when the steps were columns. */
export const engagementLadderFirst: Template = {
  ...engagementLadder,
  version: 1,
  ...columnsForm(STEPS, FIRST_COLUMNS_LAYOUT),
}
