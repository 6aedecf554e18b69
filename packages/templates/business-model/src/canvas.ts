import { defineTemplate, drawHeading } from '@anderhalf/template-kit'
import { BLOCKS, CREDIT_BOX, SIZE } from './blocks.ts'

/** How an idea creates, delivers and captures value. */
export const canvas = defineTemplate({
  id: 'business-model/canvas',
  version: 1,
  family: 'business-model',
  size: SIZE,
  moments: ['experimenting'],
  durationMinutes: 60,
  about: {
    nl: {
      name: 'Business Model Canvas',
      purpose: 'Zie in één beeld of een idee zichzelf kan dragen.',
      instruction:
        'Begin rechts: voor wie is het, en wat heeft die eraan? Werk dan naar links: wat is daarvoor nodig, en met wie? Sluit af met kosten en inkomsten.',
      keywords: ['bmc', 'osterwalder', 'businessmodel', 'verdienmodel', 'financiering', 'atelier 4'],
    },
    en: {
      name: 'Business Model Canvas',
      purpose: 'See in one picture whether an idea can carry itself.',
      instruction:
        'Begin on the right: whom is it for, and what is it worth to them? Then work to the left: what does that take, and with whom? End with costs and revenues.',
      keywords: ['bmc', 'osterwalder', 'revenue', 'financing', 'workshop 4'],
    },
  },
  labels: {
    nl: {
      title: 'Business Model Canvas',
      question: 'Kan dit idee zichzelf dragen?',
      partners: 'Kernpartners',
      'partners.question': 'Met wie doen we het?',
      activities: 'Kernactiviteiten',
      'activities.question': 'Wat moeten we doen?',
      resources: 'Kernmiddelen',
      'resources.question': 'Wat hebben we nodig?',
      value: 'Waardepropositie',
      'value.question': 'Wat lossen we op, wat levert het op?',
      relationships: 'Klantrelaties',
      'relationships.question': 'Hoe houden we contact?',
      channels: 'Kanalen',
      'channels.question': 'Hoe bereiken we hen?',
      segments: 'Klantsegmenten',
      'segments.question': 'Voor wie doen we het?',
      costs: 'Kostenstructuur',
      'costs.question': 'Wat kost het, eenmalig en elk jaar?',
      revenues: 'Inkomstenstromen',
      'revenues.question': 'Wie betaalt waarvoor?',
      credit: 'Naar het Business Model Canvas van Strategyzer (strategyzer.com), CC BY-SA 3.0',
    },
    en: {
      title: 'Business Model Canvas',
      question: 'Can this idea carry itself?',
      partners: 'Key Partnerships',
      'partners.question': 'With whom do we do it?',
      activities: 'Key Activities',
      'activities.question': 'What must we do?',
      resources: 'Key Resources',
      'resources.question': 'What do we need?',
      value: 'Value Propositions',
      'value.question': 'What do we solve, what is it worth?',
      relationships: 'Customer Relationships',
      'relationships.question': 'How do we keep in touch?',
      channels: 'Channels',
      'channels.question': 'How do we reach them?',
      segments: 'Customer Segments',
      'segments.question': 'Whom do we do it for?',
      costs: 'Cost Structure',
      'costs.question': 'What does it cost, once and each year?',
      revenues: 'Revenue Streams',
      'revenues.question': 'Who pays for what?',
      credit: 'After the Business Model Canvas by Strategyzer (strategyzer.com), CC BY-SA 3.0',
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
