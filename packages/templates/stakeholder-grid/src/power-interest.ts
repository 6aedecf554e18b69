import { cell, defineTemplate, drawHeading, rect } from '@anderhalf/template-kit'

const COLUMNS = [180, 1520, 2860] as const
const ROWS = [190, 960, 1730] as const
const WIDTH = COLUMNS[2] + 60

export const QUADRANTS = [
  { id: 'keep-satisfied', column: 0, row: 0, fill: 'accentSoft' },
  { id: 'key-players', column: 1, row: 0, fill: 'i' },
  { id: 'monitor', column: 0, row: 1, fill: 'neutralSoft' },
  { id: 'keep-informed', column: 1, row: 1, fill: 'they' },
] as const

/** Who has power over the question and who has an interest in it: four quadrants, four ways to deal with people. */
export const powerInterest = defineTemplate({
  id: 'stakeholder-grid/power-interest',
  version: 2,
  family: 'stakeholder-grid',
  size: { w: WIDTH, h: 1890 },
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
  stakeholderZones: QUADRANTS.map(({ id }) => id),
  ground: rect(COLUMNS[0], ROWS[0], COLUMNS[2] - COLUMNS[0], ROWS[2] - ROWS[0]),
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
    drawHeading(sheet, { sheetWidth: WIDTH })
    for (const { id, fill } of QUADRANTS) sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 4 })
    for (const { id, column, row } of QUADRANTS) {
      const box = { x: COLUMNS[column] + 32, y: ROWS[row] + 20, w: 1270, h: 76 }
      sheet.label(id, box, { fontSize: 60, weight: 700, zoneId: id })
    }
    const axis = { stroke: 'ink', strokeWidth: 5 } as const
    const [left, , right] = COLUMNS
    const [top, , bottom] = ROWS
    sheet.arrow({ x: left - 26, y: bottom }, { x: left - 26, y: top }, axis)
    sheet.arrow({ x: left, y: bottom + 26 }, { x: right, y: bottom + 26 }, axis)
    const beside = { x: 46, w: 80 }
    const turned = { fontSize: 54, rotationDeg: -90 } as const
    sheet.label('power.high', { ...beside, y: top, h: 400 }, { ...turned, align: 'end' })
    sheet.label('power', { ...beside, y: 760, h: 400 }, { ...turned, align: 'middle', weight: 700 })
    sheet.label('power.low', { ...beside, y: bottom - 400, h: 400 }, { ...turned, align: 'start' })
    const below = { y: bottom + 58, h: 76 }
    const middle = COLUMNS[1]
    sheet.label('interest.low', { ...below, x: left, w: 400 }, { fontSize: 54 })
    sheet.label(
      'interest',
      { ...below, x: middle - 200, w: 400 },
      { fontSize: 54, align: 'middle', weight: 700 },
    )
    sheet.label('interest.high', { ...below, x: right - 400, w: 400 }, { fontSize: 54, align: 'end' })
  },
})
