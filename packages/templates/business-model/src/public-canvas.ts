import { defineTemplate, drawHeading } from '@anderhalf/template-kit'
import { BLOCKS, CREDIT_BOX, SIZE } from './blocks.ts'

/** The same blocks for a public task: support, impact and budget instead of customers and revenues. */
export const publicCanvas = defineTemplate({
  id: 'business-model/public-canvas',
  version: 1,
  family: 'business-model',
  size: SIZE,
  moments: ['experimenting'],
  durationMinutes: 60,
  about: {
    nl: {
      name: 'Canvas voor de publieke zaak',
      purpose: 'Zie in één beeld wat een idee de samenleving oplevert en wat daarvoor nodig is.',
      instruction:
        'Begin rechts: wie heeft er iets aan, en wie moet het dragen? Werk dan naar links: wat doen we, en met wie? Sluit af met wat het kost en wat het de samenleving oplevert.',
      keywords: [
        'mission model',
        'maatschappelijk',
        'publiek',
        'businessmodel',
        'draagvlak',
        'borging',
        'atelier 4',
      ],
    },
    en: {
      name: 'Canvas for the public good',
      purpose: 'See in one picture what an idea brings to society and what that takes.',
      instruction:
        'Begin on the right: who gains by it, and who must carry it? Then work to the left: what do we do, and with whom? End with what it costs and what it brings to society.',
      keywords: ['mission model', 'public', 'society', 'support', 'workshop 4'],
    },
  },
  labels: {
    nl: {
      title: 'Canvas voor de publieke zaak',
      question: 'Wat levert het op, en wie draagt het?',
      partners: 'Partners',
      'partners.question': 'Met wie doen we het?',
      activities: 'Activiteiten',
      'activities.question': 'Wat moeten we doen?',
      resources: 'Middelen',
      'resources.question': 'Wat hebben we nodig?',
      value: 'Waarde voor mensen',
      'value.question': 'Wat wordt er beter, en voor wie?',
      relationships: 'Draagvlak',
      'relationships.question': 'Wie moet er achter staan?',
      channels: 'In de wijk',
      'channels.question': 'Hoe komt het bij mensen?',
      segments: 'Wie heeft er iets aan?',
      'segments.question': 'Bewoners, wijk, organisaties',
      costs: 'Kosten en budget',
      'costs.question': 'Wat kost het, en uit welke pot?',
      revenues: 'Maatschappelijke opbrengst',
      'revenues.question': 'Waaraan zien we het, en wie spaart geld uit?',
      credit: 'Naar het Business Model Canvas van Strategyzer (strategyzer.com), CC BY-SA 3.0; aangepast',
    },
    en: {
      title: 'Canvas for the public good',
      question: 'What does it bring, and who carries it?',
      partners: 'Partners',
      'partners.question': 'With whom do we do it?',
      activities: 'Activities',
      'activities.question': 'What must we do?',
      resources: 'Resources',
      'resources.question': 'What do we need?',
      value: 'Value for people',
      'value.question': 'What gets better, and for whom?',
      relationships: 'Support',
      'relationships.question': 'Who must stand behind it?',
      channels: 'In the neighbourhood',
      'channels.question': 'How does it reach people?',
      segments: 'Who gains by it?',
      'segments.question': 'Residents, streets, organisations',
      costs: 'Costs and budget',
      'costs.question': 'What does it cost, and who has the money?',
      revenues: 'Impact on society',
      'revenues.question': 'How do we see it, and who saves money?',
      credit: 'After the Business Model Canvas by Strategyzer (strategyzer.com), CC BY-SA 3.0; adapted',
    },
  },
  zones: BLOCKS.zones,
  ground: BLOCKS.ground,
  coverage: [
    {
      id: 'empty-block',
      kind: 'empty',
      zones: BLOCKS.zones.map(({ id }) => id),
      sentence: {
        nl: 'Dit blok is nog leeg. Weten we het niet, of is het er niet?',
        en: 'This block is empty. Do we not know, or is there nothing?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    BLOCKS.draw(sheet)
    sheet.label('credit', CREDIT_BOX, { fontSize: 32, role: 'hint' })
  },
})
