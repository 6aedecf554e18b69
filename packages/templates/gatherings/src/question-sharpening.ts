import { boxesForm, defineTemplate, drawHeading } from '@anderhalf/template-kit'

const SIZE = { w: 2880, h: 1620 }
const FORM = boxesForm([
  { id: 'first-question', x: 60, y: 190, w: 690, h: 560, fill: 'neutralSoft' },
  { id: 'context', x: 750, y: 190, w: 690, h: 560, fill: 'they' },
  { id: 'whose', x: 1440, y: 190, w: 690, h: 560, fill: 'we' },
  { id: 'outside', x: 2130, y: 190, w: 690, h: 560, fill: 'sheet' },
  { id: 'sharp-question', x: 60, y: 750, w: 2760, h: 400, fill: 'attentionSoft' },
  { id: 'we-commit', x: 60, y: 1150, w: 1380, h: 410, fill: 'all' },
  { id: 'i-bring', x: 1440, y: 1150, w: 1380, h: 410, fill: 'i' },
])

/** From the question as it came in to one that the whole team stands behind. */
export const questionSharpening = defineTemplate({
  id: 'gatherings/question-sharpening',
  version: 1,
  family: 'gatherings',
  size: SIZE,
  moments: ['kick-off'],
  durationMinutes: 50,
  about: {
    nl: {
      name: 'De vraag scherp',
      purpose: 'Maak de vraag scherp tot het hele team zich eraan wil verbinden.',
      instruction:
        'Begin met de vraag zoals hij binnenkwam. Waarom speelt dit nu, en voor wie? Wat valt erbuiten? Schrijf samen de scherpe vraag. Daarna zegt ieder: hier ga ik voor, en dit breng ik in.',
      keywords: [
        'atelier 1',
        'innovatievraag',
        'aanleiding',
        'context',
        'commitment',
        'kennismaken',
        'vraageigenaar',
      ],
    },
    en: {
      name: 'The question, sharpened',
      purpose: 'Sharpen the question until the whole team wants to commit to it.',
      instruction:
        'Begin with the question as it came in. Why now, and for whom? What falls outside? Write the sharp question together. Then everybody says: this is what I go for, and this is what I bring.',
      keywords: ['workshop 1', 'context', 'cause', 'commitment', 'question owner'],
    },
  },
  labels: {
    nl: {
      title: 'De vraag scherp',
      question: 'Waar gaan we samen voor?',
      'first-question': 'De eerste vraag',
      'first-question.question': 'Zoals hij binnenkwam',
      context: 'Aanleiding',
      'context.question': 'Waarom speelt dit, en waarom nu?',
      whose: 'Van wie is het?',
      'whose.question': 'Wie heeft er last van?',
      outside: 'Valt erbuiten',
      'outside.question': 'Wat lossen we hier niet op?',
      'sharp-question': 'Onze vraag, aangescherpt',
      'sharp-question.question': 'Eén zin die iedereen in de wijk begrijpt',
      'we-commit': 'Hier gaan we voor',
      'we-commit.question': 'Wat willen we dat er straks anders is?',
      'i-bring': 'Dit breng ik in',
      'i-bring.question': 'Met je naam: tijd, kennis, mensen, geld',
    },
    en: {
      title: 'The question, sharpened',
      question: 'What do we go for together?',
      'first-question': 'The first question',
      'first-question.question': 'As it came in',
      context: 'Cause',
      'context.question': 'Why does this matter, and why now?',
      whose: 'Whose is it?',
      'whose.question': 'Who suffers from it?',
      outside: 'Falls outside',
      'outside.question': 'What do we not solve here?',
      'sharp-question': 'Our question, sharpened',
      'sharp-question.question': 'One sentence that everybody understands',
      'we-commit': 'This is what we go for',
      'we-commit.question': 'What should be different in the end?',
      'i-bring': 'This is what I bring',
      'i-bring.question': 'With your name: time, knowledge, people, money',
    },
  },
  zones: FORM.zones,
  ground: FORM.ground,
  coverage: [
    {
      id: 'nobody-commits',
      kind: 'empty',
      zones: ['i-bring'],
      sentence: {
        nl: 'Nog niemand zegt wat hij inbrengt. Is dit wel onze vraag?',
        en: 'Nobody says what they bring yet. Is this our question?',
      },
    },
    {
      id: 'no-owner',
      kind: 'empty',
      zones: ['whose'],
      sentence: {
        nl: 'Van wie is dit probleem? Die mensen staan er nog niet.',
        en: 'Whose problem is this? They do not stand here yet.',
      },
    },
    {
      id: 'no-border',
      kind: 'empty',
      zones: ['outside'],
      sentence: {
        nl: 'Niets valt erbuiten. Is de vraag dan klein genoeg?',
        en: 'Nothing falls outside. Is the question small enough?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    FORM.draw(sheet)
  },
})
