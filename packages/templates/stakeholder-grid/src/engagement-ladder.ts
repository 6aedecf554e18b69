import { columnsForm, defineTemplate, FIRST_COLUMNS_LAYOUT, type Template } from '@anderhalf/template-kit'

const COLUMNS = [
  { id: 'involved', fill: 'i' },
  { id: 'responsible', fill: 'we' },
  { id: 'partner', fill: 'they' },
  { id: 'investing', fill: 'all' },
] as const

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
  ...columnsForm(COLUMNS),
})

/** For boards that were made when the columns were wider. */
export const engagementLadderFirst: Template = {
  ...engagementLadder,
  version: 1,
  ...columnsForm(COLUMNS, FIRST_COLUMNS_LAYOUT),
}
