import { cell, defineTemplate, rect } from '@anderhalf/template-kit'

const COLUMNS = [220, 1960, 3700] as const
const ROWS = [240, 1320, 2400] as const
const QUADRANTS = [
  { id: 'keep-satisfied', column: 0, row: 0, fill: 'accentSoft' },
  { id: 'key-players', column: 1, row: 0, fill: 'i' },
  { id: 'monitor', column: 0, row: 1, fill: 'neutralSoft' },
  { id: 'keep-informed', column: 1, row: 1, fill: 'they' },
] as const

/** Who has power over the question and who has an interest in it: four quadrants, four ways to deal with people. */
export const powerInterest = defineTemplate({
  id: 'stakeholder-grid/power-interest',
  version: 1,
  family: 'stakeholder-grid',
  size: { w: 3760, h: 2640 },
  moments: ['exploring', 'kick-off'],
  durationMinutes: 25,
  about: {
    nl: {
      name: 'Macht en belang',
      purpose: 'Zie wie je nauw moet betrekken en wie je op de hoogte houdt.',
      instruction:
        'Schrijf elke belanghebbende op een eigen notitie. Hoeveel macht heeft die over de vraag? Hoeveel belang erbij? Leg de notitie op die plek.',
      keywords: ['stakeholders', 'belanghebbenden', 'invloed', 'matrix', 'power'],
    },
    en: {
      name: 'Power and interest',
      purpose: 'See whom to involve closely and whom to keep informed.',
      instruction:
        'Write each stakeholder on a note of its own. How much power do they have over the question? How much interest in it? Put the note there.',
      keywords: ['stakeholders', 'influence', 'matrix', 'mendelow'],
    },
  },
  labels: {
    nl: {
      title: 'Macht en belang',
      question: 'Wie heeft invloed, wie raakt het?',
      'keep-satisfied': 'Tevreden houden',
      'key-players': 'Nauw betrekken',
      monitor: 'In de gaten houden',
      'keep-informed': 'Op de hoogte houden',
      power: 'macht',
      'power.low': 'weinig',
      'power.high': 'veel',
      interest: 'belang',
      'interest.low': 'weinig',
      'interest.high': 'veel',
    },
    en: {
      title: 'Power and interest',
      question: 'Who has influence, who is affected?',
      'keep-satisfied': 'Keep satisfied',
      'key-players': 'Manage closely',
      monitor: 'Monitor',
      'keep-informed': 'Keep informed',
      power: 'power',
      'power.low': 'low',
      'power.high': 'high',
      interest: 'interest',
      'interest.low': 'low',
      'interest.high': 'high',
    },
  },
  zones: QUADRANTS.map(({ id, column, row }) => ({
    id,
    label: id,
    area: cell(COLUMNS, ROWS, column, row),
  })),
  ground: rect(220, 240, 3480, 2160),
  coverage: [
    {
      id: 'no-key-players',
      kind: 'empty',
      zones: ['key-players'],
      sentence: {
        nl: 'Niemand heeft veel macht en veel belang. Wie zien we over het hoofd?',
        en: 'Nobody has much power and much interest. Whom are we overlooking?',
      },
    },
    {
      id: 'only-powerful',
      kind: 'only',
      zones: ['keep-satisfied', 'key-players'],
      sentence: {
        nl: 'Iedereen hier heeft veel macht. Wie raakt de vraag, zonder macht?',
        en: 'Everybody here has much power. Whom does the question affect who has none?',
      },
    },
  ],
  draw(sheet) {
    for (const { id, fill } of QUADRANTS) sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 6 })
    sheet.label('title', { x: 220, y: 60, w: 1600, h: 140 }, { fontSize: 116, weight: 700, role: 'title' })
    sheet.label(
      'question',
      { x: 1960, y: 70, w: 1740, h: 130 },
      { fontSize: 76, anchor: 'middle', align: 'end' },
    )
    for (const { id, column, row } of QUADRANTS) {
      const box = { x: COLUMNS[column] + 48, y: ROWS[row] + 36, w: 1640, h: 100 }
      sheet.label(id, box, { fontSize: 84, weight: 700, zoneId: id })
    }
    const axis = { stroke: 'ink', strokeWidth: 6 } as const
    sheet.arrow({ x: 190, y: 2400 }, { x: 190, y: 240 }, axis)
    sheet.arrow({ x: 220, y: 2430 }, { x: 3700, y: 2430 }, axis)
    const left = { x: 60, w: 100 }
    const turned = { fontSize: 76, rotationDeg: -90 } as const
    sheet.label('power.high', { ...left, y: 240, h: 500 }, { ...turned, align: 'end' })
    sheet.label('power', { ...left, y: 1020, h: 600 }, { ...turned, align: 'middle', weight: 700 })
    sheet.label('power.low', { ...left, y: 1900, h: 500 }, { ...turned, align: 'start' })
    const below = { y: 2480, h: 100 }
    sheet.label('interest.low', { ...below, x: 220, w: 500 }, { fontSize: 76 })
    sheet.label('interest', { ...below, x: 1660, w: 600 }, { fontSize: 76, align: 'middle', weight: 700 })
    sheet.label('interest.high', { ...below, x: 3200, w: 500 }, { fontSize: 76, align: 'end' })
  },
})
