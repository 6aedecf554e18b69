import { boxesForm, defineTemplate, drawHeading } from '@anderhalf/template-kit'

const SIZE = { w: 2880, h: 1460 }
const FORM = boxesForm([
  { id: 'action', x: 60, y: 190, w: 920, h: 560, fill: 'i' },
  { id: 'person', x: 980, y: 190, w: 920, h: 560, fill: 'we' },
  { id: 'outcome', x: 1900, y: 190, w: 920, h: 560, fill: 'all' },
  { id: 'figure', x: 60, y: 810, w: 920, h: 590, fill: 'neutralSoft' },
  { id: 'challenge', x: 1040, y: 810, w: 1780, h: 590, fill: 'attentionSoft' },
])

/** A challenge as one sentence, with the figure behind it. */
export const howMightWe = defineTemplate({
  id: 'design-sprint/how-might-we',
  version: 1,
  family: 'design-sprint',
  size: SIZE,
  moments: ['kick-off', 'new-answer'],
  durationMinutes: 25,
  about: {
    nl: {
      name: 'Hoe kunnen wij…?',
      purpose: 'Maak van een probleem één open vraag waar iedereen ideeën bij krijgt.',
      instruction:
        'Schrijf eerst in stilte: wat willen we doen, voor wie, en wat levert het op? Zoek het getal erachter. Maak er samen één zin van: hoe kunnen wij … voor … zodat …?',
      keywords: ['hkw', 'hmw', 'vraag', 'uitdaging', 'opgave', 'getal'],
    },
    en: {
      name: 'How might we…?',
      purpose: 'Turn a problem into one open question that gives everybody ideas.',
      instruction:
        'Write in silence first: what do we want to do, for whom, and what comes of it? Find the figure behind it. Make one sentence of it together: how might we … for … so that …?',
      keywords: ['hmw', 'question', 'challenge', 'figure'],
    },
  },
  labels: {
    nl: {
      title: 'Hoe kunnen wij…?',
      question: 'Eén vraag waar ideeën bij komen',
      action: '… dit doen',
      'action.question': 'Een werkwoord: wat verandert er?',
      person: 'voor …',
      'person.question': 'Wie precies? Geef die mens een gezicht.',
      outcome: 'zodat …',
      'outcome.question': 'Wat is er dan beter, en voor wie?',
      figure: 'Het getal erachter',
      'figure.question': 'Hoe groot is het? Waar komt het getal vandaan?',
      challenge: 'Onze vraag',
      'challenge.question': 'Hoe kunnen wij … voor … zodat …?',
    },
    en: {
      title: 'How might we…?',
      question: 'One question that gives ideas',
      action: '… do this',
      'action.question': 'A verb: what changes?',
      person: 'for …',
      'person.question': 'Who exactly? Give that person a face.',
      outcome: 'so that …',
      'outcome.question': 'What is better then, and for whom?',
      figure: 'The figure behind it',
      'figure.question': 'How large is it? Where does the figure come from?',
      challenge: 'Our question',
      'challenge.question': 'How might we … for … so that …?',
    },
  },
  zones: FORM.zones,
  ground: FORM.ground,
  coverage: [
    {
      id: 'no-figure',
      kind: 'empty',
      zones: ['figure'],
      sentence: {
        nl: 'Er staat geen getal achter de vraag. Hoe groot is het probleem?',
        en: 'There is no figure behind the question. How large is the problem?',
      },
    },
    {
      id: 'nobody',
      kind: 'empty',
      zones: ['person'],
      sentence: {
        nl: 'Voor wie is dit? Er staat nog niemand.',
        en: 'Whom is this for? Nobody stands here yet.',
      },
    },
    {
      id: 'no-challenge',
      kind: 'empty',
      zones: ['challenge'],
      sentence: {
        nl: 'De losse delen zijn nog geen vraag. Hoe luidt de hele zin?',
        en: 'The parts are not yet a question. What is the whole sentence?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    FORM.draw(sheet)
  },
})
