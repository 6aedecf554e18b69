import { defineTemplate, drawHeading, quadrantsForm } from '@anderhalf/template-kit'

const FORM = quadrantsForm({
  above: [
    { id: 'test-first', fill: 'attentionSoft' },
    { id: 'keep-watching', fill: 'all' },
  ],
  below: [
    { id: 'look-later', fill: 'neutralSoft' },
    { id: 'leave', fill: 'sheet' },
  ],
})

/** What must be true for an idea to work, by how much hangs on it and how well we know it (David J. Bland). */
export const assumptionsMap = defineTemplate({
  id: 'experiments/assumptions-map',
  version: 1,
  family: 'experiments',
  moments: ['experimenting', 'new-answer'],
  durationMinutes: 60,
  about: {
    nl: {
      name: 'Aannames',
      purpose: 'Vind de aannames waar je idee op rust en die niemand heeft getest.',
      instruction:
        'Schrijf per notitie één aanname: “wij geloven dat …”. Zet er een letter bij: W willen mensen het, K kunnen we het, M moeten we het. Leg ze eerst ieder voor zich neer en praat er dan over. Test eerst wat linksboven ligt.',
      keywords: ['assumption', 'hypothese', 'risico', 'test', 'bewijs', 'bland', 'wenselijk', 'haalbaar'],
    },
    en: {
      name: 'Assumptions',
      purpose: 'Find the assumptions that your idea rests on and that nobody tested.',
      instruction:
        'Write one assumption on each note: “we believe that …”. Add a letter: D do people want it, F can we do it, V should we do it. Place them alone first, then talk. Test first what lies top left.',
      keywords: ['hypothesis', 'risk', 'test', 'evidence', 'bland', 'desirable', 'feasible', 'viable'],
    },
  },
  labels: {
    nl: {
      title: 'Aannames',
      question: 'Waar rust ons idee op, en weten we dat zeker?',
      'test-first': 'Eerst testen',
      'test-first.question': 'Belangrijk, en we weten het niet',
      'keep-watching': 'In het oog houden',
      'keep-watching.question': 'Belangrijk, en er is bewijs',
      'look-later': 'Later bekijken',
      'look-later.question': 'Minder belangrijk, en we weten het niet',
      leave: 'Laten liggen',
      'leave.question': 'Minder belangrijk, en er is bewijs',
      across: 'bewijs',
      'across.low': 'weinig',
      'across.high': 'veel',
      up: 'belangrijk',
      'up.low': 'minder',
      'up.high': 'meer',
    },
    en: {
      title: 'Assumptions',
      question: 'What does our idea rest on, and do we know?',
      'test-first': 'Test first',
      'test-first.question': 'Important, and we do not know',
      'keep-watching': 'Keep watching',
      'keep-watching.question': 'Important, and there is evidence',
      'look-later': 'Look at it later',
      'look-later.question': 'Less important, and we do not know',
      leave: 'Leave it',
      'leave.question': 'Less important, and there is evidence',
      across: 'evidence',
      'across.low': 'little',
      'across.high': 'much',
      up: 'important',
      'up.low': 'less',
      'up.high': 'more',
    },
  },
  ...FORM,
  coverage: [
    {
      id: 'nothing-to-test',
      kind: 'empty',
      zones: ['test-first'],
      sentence: {
        nl: 'Niets om eerst te testen. Weten we dit alles echt zeker?',
        en: 'Nothing to test first. Are we really sure of all this?',
      },
    },
  ],
  boardCoverage: [
    {
      id: 'assumption-without-test',
      kind: 'unanswered',
      of: { templateId: 'experiments/assumptions-map', zones: ['test-first'] },
      by: [{ templateId: 'experiments/experiment-card', answers: { test: 'belief' } }],
      sentence: {
        nl: 'Niet elke belangrijke aanname heeft een proef. Welke test je eerst?',
        en: 'Not every important assumption has a test. Which one comes first?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: FORM.size.w })
    FORM.draw(sheet)
  },
})
