import { cell, defineTemplate, drawHeading, rect } from '@anderhalf/template-kit'

const COLUMNS = [230, 1500, 2770] as const
const ROWS = [190, 850, 1510] as const
const WIDTH = COLUMNS[2] + 60
const PANES = [
  { id: 'field-labs', column: 0, row: 0, fill: 'all' },
  { id: 'living-labs', column: 1, row: 0, fill: 'everything' },
  { id: 'reach', column: 0, row: 1, fill: 'i' },
  { id: 'community', column: 1, row: 1, fill: 'they' },
] as const

/** From theory to practice and from insight to impact. The places of the four names are our reading of the method. */
export const innovationWindow = defineTemplate({
  id: 'innovation-spectrum/window',
  version: 1,
  family: 'innovation-spectrum',
  size: { w: WIDTH, h: 1690 },
  moments: ['new-answer', 'experimenting'],
  durationMinutes: 25,
  about: {
    nl: {
      name: 'Innovatievenster',
      purpose:
        'Zie welke ideeën nog theorie zijn, welke al werken, en welke weg van inzicht naar impact past.',
      instruction:
        'Leg elk idee in een ruit. Is het nog denken of al doen? Geeft het inzicht of verandert het iets? Bespreek hoe het idee een ruit verder komt.',
      keywords: [
        'theorie',
        'praktijk',
        'inzicht',
        'impact',
        'proeftuin',
        'fieldlab',
        'community of practice',
      ],
    },
    en: {
      name: 'Innovation window',
      purpose:
        'See which ideas are still theory, which work already, and which way leads from insight to impact.',
      instruction:
        'Put each idea in a pane. Is it still thinking or already doing? Does it give insight or does it change something? Discuss how the idea gets one pane further.',
      keywords: [
        'theory',
        'practice',
        'insight',
        'impact',
        'living lab',
        'field lab',
        'community of practice',
      ],
    },
  },
  labels: {
    nl: {
      title: 'Innovatievenster',
      question: 'Van inzicht naar impact',
      reach: 'Reikwijdte',
      'reach.question': 'Hoe ver reikt het idee?',
      community: 'Community of practice',
      'community.question': 'Wat leren we van elkaars werk?',
      'field-labs': 'Fieldlabs',
      'field-labs.question': 'Wat proberen we met kennispartners?',
      'living-labs': 'Proeftuinen',
      'living-labs.question': 'Wat proberen we in de buurt zelf?',
      theory: 'theorie',
      practice: 'praktijk',
      insight: 'inzicht',
      impact: 'impact',
    },
    en: {
      title: 'Innovation window',
      question: 'From insight to impact',
      reach: 'Reach',
      'reach.question': 'How far does the idea reach?',
      community: 'Community of practice',
      'community.question': "What do we learn from each other's work?",
      'field-labs': 'Field labs',
      'field-labs.question': 'What do we try with knowledge partners?',
      'living-labs': 'Living labs',
      'living-labs.question': 'What do we try in the neighbourhood itself?',
      theory: 'theory',
      practice: 'practice',
      insight: 'insight',
      impact: 'impact',
    },
  },
  zones: PANES.map(({ id, column, row }) => ({ id, label: id, area: cell(COLUMNS, ROWS, column, row) })),
  ground: rect(COLUMNS[0], ROWS[0], COLUMNS[2] - COLUMNS[0], ROWS[2] - ROWS[0]),
  coverage: [
    {
      id: 'only-theory',
      kind: 'only',
      zones: ['reach', 'field-labs'],
      sentence: {
        nl: 'Alles is nog theorie. Wat kunnen we morgen uitproberen?',
        en: 'Everything is still theory. What can we try tomorrow?',
      },
    },
    {
      id: 'only-insight',
      kind: 'only',
      zones: ['reach', 'community'],
      sentence: {
        nl: 'Er is veel inzicht en nog geen impact. Wie gaat iets doen?',
        en: 'There is much insight and no impact yet. Who will do something?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: WIDTH })
    for (const { id, column, row, fill } of PANES) {
      sheet.zone(id, { fill, stroke: 'ink', strokeWidth: 10 })
      const inner = { x: COLUMNS[column] + 40, w: 1190 }
      sheet.label(id, { ...inner, y: ROWS[row] + 28, h: 80 }, { fontSize: 60, weight: 700, zoneId: id })
      sheet.label(`${id}.question`, { ...inner, y: ROWS[row] + 108, h: 62 }, { fontSize: 46, zoneId: id })
    }
    const axis = { stroke: 'ink', strokeWidth: 5 } as const
    sheet.arrow({ x: 180, y: ROWS[2] }, { x: 180, y: ROWS[0] }, axis)
    sheet.arrow({ x: COLUMNS[0], y: ROWS[2] + 50 }, { x: COLUMNS[2], y: ROWS[2] + 50 }, axis)
    const turned = { fontSize: 54, weight: 700, rotationDeg: -90 } as const
    sheet.label('impact', { x: 60, y: ROWS[0], w: 90, h: 500 }, { ...turned, align: 'end' })
    sheet.label('insight', { x: 60, y: ROWS[2] - 500, w: 90, h: 500 }, { ...turned, align: 'start' })
    const below = { y: ROWS[2] + 80, w: 500, h: 76 }
    sheet.label('theory', { ...below, x: COLUMNS[0] }, { fontSize: 54, weight: 700 })
    sheet.label('practice', { ...below, x: COLUMNS[2] - 500 }, { fontSize: 54, weight: 700, align: 'end' })
  },
})
