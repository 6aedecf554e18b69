import { areaBounds, boxesForm, defineTemplate, ellipse, SHEET_MARGIN } from '@anderhalf/template-kit'

const SIZE = { w: 2880, h: 1620 }
const BOTTOM = 1560
const STEPS = boxesForm(
  [
    { id: 'now', x: 60, y: 1020, w: 620, h: BOTTOM - 1020, fill: 'neutralSoft' },
    { id: 'first-step', x: 680, y: 850, w: 620, h: BOTTOM - 850, fill: 'i' },
    { id: 'halfway', x: 1300, y: 680, w: 620, h: BOTTOM - 680, fill: 'all' },
    { id: 'signs', x: 1980, y: 1080, w: 840, h: BOTTOM - 1080, fill: 'they' },
  ],
  { fontSize: 48, questionSize: 36 },
)
const DOT = ellipse(2380, 560, 440, 440)
const HORIZON_Y = 560

/** Where the group wants to stand in some years, and the steps from here to there. */
export const dotOnTheHorizon = defineTemplate({
  id: 'gatherings/dot-on-the-horizon',
  version: 1,
  family: 'gatherings',
  size: SIZE,
  moments: ['new-answer', 'finale'],
  durationMinutes: 40,
  about: {
    nl: {
      name: 'Stip op de horizon',
      purpose: 'Spreek af waar je over een paar jaar wilt staan en wat de eerste stap is.',
      instruction:
        'Het is vijf jaar later en het is gelukt. Wat zie je op straat? Schrijf dat bij de stip, alsof het nu zo is. Loop dan terug: wat was halverwege klaar, en wat was de eerste stap?',
      keywords: ['visie', 'toekomst', 'droom', 'doel', 'bedoeling', 'terugredeneren', 'atelier 3'],
    },
    en: {
      name: 'Dot on the horizon',
      purpose: 'Agree on where you want to stand in some years and what the first step is.',
      instruction:
        'It is five years later and it worked. What do you see in the street? Write that at the dot, as if it were so now. Then walk back: what was ready halfway, and what was the first step?',
      keywords: ['vision', 'future', 'dream', 'goal', 'purpose', 'backcasting', 'workshop 3'],
    },
  },
  labels: {
    nl: {
      title: 'Stip op de horizon',
      dot: 'De stip',
      'dot.question': 'Over vijf jaar: wat zie je op straat?',
      now: 'Nu',
      'now.question': 'Waar staan we?',
      'first-step': 'Eerste stap',
      'first-step.question': 'Wat doen we dit jaar?',
      halfway: 'Halverwege',
      'halfway.question': 'Wat is dan klaar?',
      signs: 'Waaraan zien we het?',
      'signs.question': 'Tekens dat we op weg zijn',
    },
    en: {
      title: 'Dot on the horizon',
      dot: 'The dot',
      'dot.question': 'In five years: what do you see in the street?',
      now: 'Now',
      'now.question': 'Where do we stand?',
      'first-step': 'First step',
      'first-step.question': 'What do we do this year?',
      halfway: 'Halfway',
      'halfway.question': 'What is ready then?',
      signs: 'How do we see it?',
      'signs.question': 'Signs that we are on our way',
    },
  },
  zones: [...STEPS.zones, { id: 'dot', label: 'dot', area: DOT }],
  ground: [...STEPS.ground, DOT],
  coverage: [
    {
      id: 'no-first-step',
      kind: 'empty',
      zones: ['first-step'],
      sentence: {
        nl: 'Er is een stip, maar geen eerste stap. Wat doen we maandag?',
        en: 'There is a dot, but no first step. What do we do on Monday?',
      },
    },
    {
      id: 'no-signs',
      kind: 'empty',
      zones: ['signs'],
      sentence: {
        nl: 'Waaraan merken bewoners dat we op weg zijn?',
        en: 'How will residents notice that we are on our way?',
      },
    },
  ],
  draw(sheet) {
    const far = { stroke: 'outline', strokeWidth: 4, dash: [18, 14] } as const
    sheet.line(
      [
        { x: SHEET_MARGIN, y: HORIZON_Y },
        { x: SIZE.w - SHEET_MARGIN, y: HORIZON_Y },
      ],
      far,
    )
    sheet.label(
      'title',
      { x: SHEET_MARGIN, y: 46, w: 1700, h: 120 },
      { fontSize: 84, weight: 700, role: 'title', anchor: 'middle' },
    )
    STEPS.draw(sheet)
    const walk = { stroke: 'ink', strokeWidth: 8 } as const
    sheet.arrow({ x: 370, y: 980 }, { x: 640, y: 860 }, walk)
    sheet.arrow({ x: 990, y: 810 }, { x: 1260, y: 690 }, walk)
    sheet.arrow({ x: 1610, y: 640 }, { x: 1910, y: 570 }, walk)
    sheet.zone('dot', { fill: 'attentionSoft', stroke: 'attention', strokeWidth: 8 })
    const bounds = areaBounds(DOT)
    const inner = { x: bounds.x + 150, w: bounds.w - 300 }
    const middle = { align: 'middle', zoneId: 'dot' } as const
    sheet.label('dot', { ...inner, y: bounds.y + 70, h: 76 }, { fontSize: 60, weight: 700, ...middle })
    sheet.label(
      'dot.question',
      { ...inner, y: bounds.y + 150, h: 110 },
      { fontSize: 40, role: 'hint', ...middle },
    )
  },
})
