import { boxesForm, defineTemplate, drawHeading } from '@anderhalf/template-kit'

const SIZE = { w: 2880, h: 1560 }
const FORM = boxesForm([
  { id: 'ideas', x: 60, y: 190, w: 1560, h: 1310, fill: 'neutralSoft' },
  { id: 'favourites', x: 1680, y: 190, w: 1140, h: 760, fill: 'all' },
  { id: 'decision', x: 1680, y: 1010, w: 1140, h: 490, fill: 'attentionSoft' },
])

/** Write alone, read in silence, vote, and let one person decide. */
export const noteAndVote = defineTemplate({
  id: 'design-sprint/note-and-vote',
  version: 1,
  family: 'design-sprint',
  size: SIZE,
  moments: ['new-answer', 'any'],
  durationMinutes: 20,
  about: {
    nl: {
      name: 'Schrijf en stem',
      purpose: 'Kies snel en zonder discussie uit veel ideeën.',
      instruction:
        'Schrijf vijf minuten in stilte, één idee per notitie. Lees alles zonder te praten. Zet stippen bij wat je sterk vindt. De beslisser kiest, en zegt waarom.',
      keywords: ['note and vote', 'stippen', 'stemmen', 'stilte', 'kiezen', 'beslisser', 'sprint'],
    },
    en: {
      name: 'Note and vote',
      purpose: 'Choose from many ideas, quickly and without a debate.',
      instruction:
        'Write in silence for five minutes, one idea on each note. Read everything without talking. Put dots on what is strong. The decider chooses, and says why.',
      keywords: ['dots', 'voting', 'silence', 'decider', 'sprint'],
    },
  },
  labels: {
    nl: {
      title: 'Schrijf en stem',
      question: 'Eerst alleen, dan samen, dan één die kiest',
      ideas: '1 · Schrijf en lees in stilte',
      'ideas.question': 'Eén idee per notitie. Nog niet praten.',
      favourites: '2 · Stem met stippen',
      'favourites.question': 'Leg hier wat de meeste stippen kreeg.',
      decision: '3 · De beslisser kiest',
      'decision.question': 'Wat wordt het, en waarom?',
    },
    en: {
      title: 'Note and vote',
      question: 'Alone first, then together, then one decides',
      ideas: '1 · Write and read in silence',
      'ideas.question': 'One idea on each note. No talking yet.',
      favourites: '2 · Vote with dots',
      'favourites.question': 'Put here what got the most dots.',
      decision: '3 · The decider chooses',
      'decision.question': 'What will it be, and why?',
    },
  },
  zones: FORM.zones,
  ground: FORM.ground,
  coverage: [
    {
      id: 'no-decision',
      kind: 'empty',
      zones: ['decision'],
      sentence: {
        nl: 'Er is nog niet gekozen. Wie beslist, en wanneer?',
        en: 'Nothing was chosen yet. Who decides, and when?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    FORM.draw(sheet)
  },
})
