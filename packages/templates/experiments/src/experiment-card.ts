import { boxesForm, defineTemplate, drawCaption, drawHeading } from '@anderhalf/template-kit'

const SIZE = { w: 2880, h: 1760 }
const TOP = 300
const HEIGHT = 350
const LEFT = { x: 60, w: 1280 }
const RIGHT = { x: 1540, w: 1280 }
const FORM = boxesForm(
  [
    { id: 'belief', ...LEFT, y: TOP, h: HEIGHT, fill: 'i' },
    { id: 'test', ...LEFT, y: TOP + HEIGHT, h: HEIGHT, fill: 'i' },
    { id: 'measure', ...LEFT, y: TOP + 2 * HEIGHT, h: HEIGHT, fill: 'i' },
    { id: 'right-if', ...LEFT, y: TOP + 3 * HEIGHT, h: HEIGHT, fill: 'i' },
    { id: 'believed', ...RIGHT, y: TOP, h: HEIGHT, fill: 'all' },
    { id: 'observed', ...RIGHT, y: TOP + HEIGHT, h: HEIGHT, fill: 'all' },
    { id: 'learned', ...RIGHT, y: TOP + 2 * HEIGHT, h: HEIGHT, fill: 'all' },
    { id: 'therefore', ...RIGHT, y: TOP + 3 * HEIGHT, h: HEIGHT, fill: 'all' },
  ],
  { fontSize: 48, questionSize: 36 },
)

/** What is believed and how it is tested; beside it what the test taught (after Strategyzer's test and learning card). */
export const experimentCard = defineTemplate({
  id: 'experiments/experiment-card',
  version: 1,
  family: 'experiments',
  size: SIZE,
  moments: ['experimenting', 'homework'],
  durationMinutes: 40,
  about: {
    nl: {
      name: 'Experimentkaart',
      purpose: 'Test een aanname klein en snel, en schrijf op wat je ervan leert.',
      instruction:
        'Vul links in vóór de proef: wat geloven we, hoe testen we dat, wat meten we, en wanneer hebben we gelijk? Vul rechts in na de proef. Eindig met wat we nu gaan doen.',
      keywords: ['test', 'leren', 'hypothese', 'testkaart', 'leerkaart', 'proef', 'aanname'],
    },
    en: {
      name: 'Experiment card',
      purpose: 'Test an assumption small and fast, and write down what you learn.',
      instruction:
        'Fill in the left before the experiment: what do we believe, how do we test it, what do we measure, and when are we right? Fill in the right after it. End with what we will do now.',
      keywords: ['test', 'learning', 'hypothesis', 'test card', 'learning card', 'assumption'],
    },
  },
  labels: {
    nl: {
      title: 'Experimentkaart',
      question: 'Klein, snel en met de mensen om wie het gaat',
      before: 'Vóór de proef: de test',
      after: 'Na de proef: wat we leerden',
      belief: 'Wij geloven dat …',
      'belief.question': 'Welke aanname is spannend?',
      test: 'Om dat te testen gaan we …',
      'test.question': 'Wat doen we, met wie, wanneer?',
      measure: 'We meten …',
      'measure.question': 'Wat tellen of vragen we?',
      'right-if': 'We hebben gelijk als …',
      'right-if.question': 'Kies het getal vooraf.',
      believed: 'Wij geloofden dat …',
      'believed.question': 'Dezelfde aanname als links',
      observed: 'We zagen dat …',
      'observed.question': 'Alleen wat er gebeurde',
      learned: 'Daarvan leerden we dat …',
      'learned.question': 'Wat betekent het?',
      therefore: 'Daarom gaan we …',
      'therefore.question': 'Door, anders, of stoppen?',
    },
    en: {
      title: 'Experiment card',
      question: 'Small, fast, and with the people concerned',
      before: 'Before: the test',
      after: 'After: what we learned',
      belief: 'We believe that …',
      'belief.question': 'Which assumption is daring?',
      test: 'To verify that, we will …',
      'test.question': 'What do we do, with whom, when?',
      measure: 'We measure …',
      'measure.question': 'What do we count or ask?',
      'right-if': 'We are right if …',
      'right-if.question': 'Choose the figure beforehand.',
      believed: 'We believed that …',
      'believed.question': 'The same assumption as on the left',
      observed: 'We observed that …',
      'observed.question': 'Only what happened',
      learned: 'From that we learned that …',
      'learned.question': 'What does it mean?',
      therefore: 'Therefore, we will …',
      'therefore.question': 'Go on, change, or stop?',
    },
  },
  zones: FORM.zones,
  ground: FORM.ground,
  coverage: [
    {
      id: 'no-threshold',
      kind: 'empty',
      zones: ['right-if'],
      sentence: {
        nl: 'Wanneer heb je gelijk? Zonder getal vooraf klopt elke uitkomst.',
        en: 'When are you right? Without a figure beforehand every outcome fits.',
      },
    },
    {
      id: 'no-learning',
      kind: 'all-empty',
      zones: ['observed', 'learned', 'therefore'],
      sentence: {
        nl: 'Deze test heeft nog niets geleerd. Is hij al gedaan?',
        en: 'This test taught nothing yet. Was it done?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    drawCaption(sheet, 'before', { ...LEFT, y: TOP - 94, h: 80 }, { fontSize: 52, fill: 'attentionSoft' })
    drawCaption(sheet, 'after', { ...RIGHT, y: TOP - 94, h: 80 }, { fontSize: 52, fill: 'accentSoft' })
    FORM.draw(sheet)
    const middle = TOP + 2 * HEIGHT
    sheet.arrow({ x: 1370, y: middle }, { x: 1510, y: middle }, { stroke: 'ink', strokeWidth: 10 })
  },
})
