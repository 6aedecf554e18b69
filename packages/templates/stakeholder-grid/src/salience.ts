import {
  defineTemplate,
  drawCaption,
  overlapGround,
  overlapPart,
  type Box,
  type ColorToken,
} from '@anderhalf/template-kit'

const WIDTH = 2940
/** The discs lie flat, as screens do: their height is this part of their width. */
const SQUASH = 0.62
const MIDDLE = { x: WIDTH / 2, y: 1000 / SQUASH }
const FIGURE = {
  discs: [
    { id: 'power', cx: MIDDLE.x, cy: MIDDLE.y - 520 },
    { id: 'legitimacy', cx: MIDDLE.x - 450, cy: MIDDLE.y + 260 },
    { id: 'urgency', cx: MIDDLE.x + 450, cy: MIDDLE.y + 260 },
  ],
  radius: 960,
  squash: SQUASH,
} as const

type Attribute = (typeof FIGURE.discs)[number]['id']

interface SalienceClass {
  readonly id: string
  readonly attributes: readonly Attribute[]
  readonly fill: ColorToken
  readonly name: Box
  /** What the class comes closest to in the grid of power and interest. */
  readonly meaning?: string
}

const NAME = { w: 500, h: 76 }
const [LEFT, RIGHT] = [150, WIDTH - 150 - NAME.w]
const CENTRE = MIDDLE.x - NAME.w / 2

/** The seven classes of Mitchell, Agle and Wood (1997): the fewer attributes, the paler. */
const CLASSES = [
  {
    id: 'dormant',
    attributes: ['power'],
    fill: 'neutralSoft',
    name: { ...NAME, x: CENTRE, y: 150 },
    meaning: 'keep-satisfied',
  },
  {
    id: 'discretionary',
    attributes: ['legitimacy'],
    fill: 'neutralSoft',
    name: { ...NAME, x: LEFT, y: 1020 },
  },
  { id: 'demanding', attributes: ['urgency'], fill: 'neutralSoft', name: { ...NAME, x: RIGHT, y: 1020 } },
  { id: 'dominant', attributes: ['power', 'legitimacy'], fill: 'they', name: { ...NAME, x: 720, y: 614 } },
  {
    id: 'dangerous',
    attributes: ['power', 'urgency'],
    fill: 'we',
    name: { ...NAME, x: WIDTH - 720 - NAME.w, y: 614 },
  },
  {
    id: 'dependent',
    attributes: ['legitimacy', 'urgency'],
    fill: 'all',
    name: { ...NAME, x: CENTRE, y: 1300 },
    meaning: 'keep-informed',
  },
  {
    id: 'definitive',
    attributes: ['power', 'legitimacy', 'urgency'],
    fill: 'i',
    name: { ...NAME, x: CENTRE, y: 810 },
    meaning: 'key-players',
  },
] as const satisfies readonly SalienceClass[]

/** Whom to listen to first: where a note lies among the three discs says the class of the stakeholder. */
export const salience = defineTemplate({
  id: 'stakeholder-grid/salience',
  version: 1,
  family: 'stakeholder-grid',
  size: { w: WIDTH, h: 1850 },
  moments: ['exploring'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Wie telt wanneer mee',
      purpose: 'Zie wie voorrang vraagt: wie heeft macht, wie heeft recht van spreken en wie heeft haast.',
      instruction:
        'Leg elke belanghebbende in de cirkels die passen. Kan die het afdwingen? Mag die erover meepraten? Kan het niet wachten? Het vak geeft dan de soort.',
      keywords: [
        'stakeholders',
        'belanghebbenden',
        'salience',
        'macht',
        'legitimiteit',
        'urgentie',
        'mitchell',
        'venn',
      ],
    },
    en: {
      name: 'Salience',
      purpose: 'See who asks for priority: who has power, who has a legitimate say and who is in a hurry.',
      instruction:
        'Put each stakeholder in the circles that fit. Can they enforce it? Do they have a right to a say? Can it not wait? The part they lie in names their class.',
      keywords: ['stakeholders', 'power', 'legitimacy', 'urgency', 'mitchell', 'venn', 'classes'],
    },
  },
  labels: {
    nl: {
      title: 'Wie telt wanneer mee',
      question: 'Wie vraagt voorrang?',
      power: 'Macht',
      legitimacy: 'Recht van spreken',
      urgency: 'Haast',
      dormant: 'Slapend',
      discretionary: 'Vrijblijvend',
      demanding: 'Eisend',
      dominant: 'Dominant',
      dangerous: 'Gevaarlijk',
      dependent: 'Afhankelijk',
      definitive: 'Bepalend',
    },
    en: {
      title: 'Salience',
      question: 'Who asks for priority?',
      power: 'Power',
      legitimacy: 'Legitimacy',
      urgency: 'Urgency',
      dormant: 'Dormant',
      discretionary: 'Discretionary',
      demanding: 'Demanding',
      dominant: 'Dominant',
      dangerous: 'Dangerous',
      dependent: 'Dependent',
      definitive: 'Definitive',
    },
  },
  zones: CLASSES.map((salienceClass) => ({
    id: salienceClass.id,
    label: salienceClass.id,
    area: overlapPart(salienceClass.attributes, FIGURE),
    ...('meaning' in salienceClass ? { meaning: salienceClass.meaning } : {}),
  })),
  stakeholderZones: CLASSES.map(({ id }) => id),
  ground: overlapGround(FIGURE),
  coverage: [
    {
      id: 'nobody-decides',
      kind: 'empty',
      zones: ['definitive'],
      sentence: {
        nl: 'Niemand heeft macht, recht en haast tegelijk. Wie brengt dit dan in beweging?',
        en: 'Nobody has power, legitimacy and urgency at once. Who sets this in motion then?',
      },
    },
    {
      id: 'nobody-dependent',
      kind: 'empty',
      zones: ['dependent'],
      sentence: {
        nl: 'Wie heeft haast en recht van spreken, maar geen macht? Die stem ontbreekt nu.',
        en: 'Who is in a hurry and has a right to a say, but no power? That voice is missing now.',
      },
    },
  ],
  draw(sheet) {
    for (const { id, fill } of CLASSES) sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 5 })
    sheet.label('title', { x: 60, y: 46, w: 900, h: 110 }, { fontSize: 84, weight: 700, role: 'title' })
    sheet.label('question', { x: 60, y: 156, w: 700, h: 76 }, { fontSize: 52 })
    for (const { id, name } of CLASSES) {
      sheet.label(id, name, { fontSize: 58, weight: 700, align: 'middle', anchor: 'middle', zoneId: id })
    }
    const strip = { w: 500, h: 84 }
    const onRim = { fontSize: 54, fill: 'accentSoft' } as const
    const bottom = (MIDDLE.y + 260 + FIGURE.radius) * SQUASH - strip.h / 2
    const top = (MIDDLE.y - 520 - FIGURE.radius) * SQUASH - strip.h / 2
    drawCaption(sheet, 'power', { ...strip, x: MIDDLE.x - 250, y: top }, onRim)
    drawCaption(sheet, 'legitimacy', { ...strip, x: MIDDLE.x - 700, y: bottom }, onRim)
    drawCaption(sheet, 'urgency', { ...strip, x: MIDDLE.x + 200, y: bottom }, onRim)
  },
})
