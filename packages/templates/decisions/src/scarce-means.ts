import { defineTemplate, drawHeading, quadrantsForm } from '@anderhalf/template-kit'

const FORM = quadrantsForm({
  above: [
    { id: 'do-now', fill: 'all' },
    { id: 'choose', fill: 'attentionSoft' },
  ],
  below: [
    { id: 'in-passing', fill: 'neutralSoft' },
    { id: 'stop', fill: 'we' },
  ],
})

/** Where little money, time and attention goes, and where it does not. */
export const scarceMeans = defineTemplate({
  id: 'decisions/scarce-means',
  version: 1,
  family: 'decisions',
  moments: ['experimenting', 'new-answer'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Keuzes in schaarse middelen',
      purpose: 'Kies waar weinig geld, tijd en aandacht heen gaat, en waar niet.',
      instruction:
        'Leg elk voorstel neer: hoeveel kost het, hoeveel doet het voor bewoners? Begin met wat weinig kost en veel doet. Kies rechtsboven hooguit twee. Zeg hardop waar je mee stopt.',
      keywords: ['prioriteit', 'budget', 'geld', 'tijd', 'effect', 'inspanning', 'kiezen', 'stoppen'],
    },
    en: {
      name: 'Choices in scarce means',
      purpose: 'Choose where little money, time and attention goes, and where it does not.',
      instruction:
        'Place each proposal: what does it cost, what does it do for residents? Begin with what costs little and does much. Choose two at most at the top right. Say aloud what you will stop.',
      keywords: ['priority', 'budget', 'money', 'time', 'effect', 'effort', 'choose', 'stop'],
    },
  },
  labels: {
    nl: {
      title: 'Keuzes in schaarse middelen',
      question: 'Waar gaat het heen, en waar niet?',
      'do-now': 'Meteen doen',
      'do-now.question': 'Kost weinig, doet veel',
      choose: 'Kies er hooguit twee',
      'choose.question': 'Kost veel, doet veel',
      'in-passing': 'Als het zo uitkomt',
      'in-passing.question': 'Kost weinig, doet weinig',
      stop: 'Niet doen, of stoppen',
      'stop.question': 'Kost veel, doet weinig',
      across: 'geld, tijd en aandacht',
      'across.low': 'weinig',
      'across.high': 'veel',
      up: 'effect',
      'up.low': 'weinig',
      'up.high': 'veel',
    },
    en: {
      title: 'Choices in scarce means',
      question: 'Where does it go, and where not?',
      'do-now': 'Do it now',
      'do-now.question': 'Costs little, does much',
      choose: 'Choose two at most',
      'choose.question': 'Costs much, does much',
      'in-passing': 'When it comes up',
      'in-passing.question': 'Costs little, does little',
      stop: 'Leave it, or stop',
      'stop.question': 'Costs much, does little',
      across: 'money, time and attention',
      'across.low': 'little',
      'across.high': 'much',
      up: 'effect',
      'up.low': 'little',
      'up.high': 'much',
    },
  },
  ...FORM,
  coverage: [
    {
      id: 'nothing-stops',
      kind: 'empty',
      zones: ['stop'],
      sentence: {
        nl: 'We stoppen nergens mee. Waar komt de tijd dan vandaan?',
        en: 'We stop nothing. Where will the time come from?',
      },
    },
    {
      id: 'only-small',
      kind: 'only',
      zones: ['do-now', 'in-passing'],
      sentence: {
        nl: 'Alles hier kost weinig. Durven we iets groots?',
        en: 'Everything here costs little. Do we dare something large?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: FORM.size.w })
    FORM.draw(sheet)
  },
})
