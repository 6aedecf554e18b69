import { borders, cell, defineTemplate, drawHeading, rect } from '@anderhalf/template-kit'

const SIZE = { w: 2880, h: 1560 }
const TOP = 290
const NOTES = { id: 'notes', area: rect(60, TOP, 560, 580), fill: 'neutralSoft' } as const
const IDEAS = { id: 'ideas', area: rect(60, TOP + 640, 560, 570), fill: 'i' } as const
const COLUMNS = borders(680, 680 + 4 * 300, 4)
const ROWS = borders(TOP, 1500, 2)
const EIGHTS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const
const PANELS = ['begin', 'middle', 'end'] as const
const PANEL_ROWS = borders(TOP, 1500, 3)

/** From what we know to one worked-out idea, each alone: notes, ideas, crazy eights, solution sketch. */
export const fourStepSketch = defineTemplate({
  id: 'design-sprint/four-step-sketch',
  version: 1,
  family: 'design-sprint',
  size: SIZE,
  moments: ['new-answer'],
  durationMinutes: 75,
  about: {
    nl: {
      name: 'Schets in vier stappen',
      purpose: 'Kom alleen en in stilte van wat je weet naar één uitgewerkt idee.',
      instruction:
        'Vier stappen, ieder voor zich. Kijk rond en noteer (20 minuten). Teken losse ideeën (20). Vouw acht vakken en teken in elk vak een variant: acht keer één minuut. Werk er één uit in drie beelden, met een titel en zonder je naam (30).',
      keywords: ['crazy 8', 'crazy eights', 'gekke acht', 'tekenen', 'schetsen', 'sprint', 'oplossing'],
    },
    en: {
      name: 'Four-step sketch',
      purpose: 'Go from what you know to one worked-out idea, alone and in silence.',
      instruction:
        'Four steps, everybody alone. Look around and take notes (20 minutes). Draw rough ideas (20). Fold eight fields and draw a variation in each: eight times one minute. Work out one in three pictures, with a title and without your name (30).',
      keywords: ['crazy 8', 'crazy eights', 'drawing', 'sketching', 'sprint', 'solution'],
    },
  },
  labels: {
    nl: {
      title: 'Schets in vier stappen',
      question: 'Ieder voor zich, in stilte. Tekenen mag lelijk.',
      notes: '1 · Noteer',
      ideas: '2 · Ideeën',
      eights: '3 · Acht keer één minuut',
      solution: '4 · Jouw oplossing',
      ...numbersOf(),
      begin: 'begin',
      middle: 'midden',
      end: 'eind',
    },
    en: {
      title: 'Four-step sketch',
      question: 'Everybody alone, in silence. Ugly drawings are fine.',
      notes: '1 · Take notes',
      ideas: '2 · Ideas',
      eights: '3 · Eight times one minute',
      solution: '4 · Your solution',
      ...numbersOf(),
      begin: 'beginning',
      middle: 'middle',
      end: 'end',
    },
  },
  zones: [
    { id: NOTES.id, label: NOTES.id, area: NOTES.area },
    { id: IDEAS.id, label: IDEAS.id, area: IDEAS.area },
    ...EIGHTS.map((number, nth) => ({
      id: `eight-${number}`,
      label: number,
      within: ['eights'] as const,
      area: cell(COLUMNS, ROWS, nth % 4, Math.floor(nth / 4)),
    })),
    ...PANELS.map((panel, nth) => ({
      id: `solution-${panel}`,
      label: panel,
      within: ['solution'] as const,
      area: cell([1940, 2820], PANEL_ROWS, 0, nth),
    })),
  ],
  ground: [NOTES.area, IDEAS.area, rect(680, TOP, 1200, 1500 - TOP), rect(1940, TOP, 880, 1500 - TOP)],
  coverage: [
    {
      id: 'no-solution',
      kind: 'all-empty',
      zones: ['solution-begin', 'solution-middle', 'solution-end'],
      sentence: {
        nl: 'Er is nog geen oplossing uitgewerkt. Welke van de acht is de sterkste?',
        en: 'No solution was worked out yet. Which of the eight is the strongest?',
      },
    },
  ],
  draw(sheet) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    const line = { stroke: 'outline', strokeWidth: 4 } as const
    const name = { fontSize: 52, weight: 700, anchor: 'middle' } as const
    for (const { id, fill, area } of [NOTES, IDEAS]) {
      sheet.zone(id, { fill, ...line })
      sheet.label(id, { x: area.x + 24, y: area.y + 12, w: area.w - 48, h: 72 }, { ...name, zoneId: id })
    }
    sheet.label('eights', { x: 680, y: TOP - 84, w: 1200, h: 72 }, name)
    sheet.label('solution', { x: 1940, y: TOP - 84, w: 880, h: 72 }, name)
    const small = { fontSize: 44, weight: 700 } as const
    EIGHTS.forEach((number, nth) => {
      const zoneId = `eight-${number}`
      const { x, y } = cell(COLUMNS, ROWS, nth % 4, Math.floor(nth / 4))
      sheet.zone(zoneId, { fill: 'sheet', ...line })
      sheet.label(number, { x: x + 20, y: y + 12, w: 80, h: 60 }, { ...small, zoneId })
    })
    PANELS.forEach((panel, nth) => {
      const zoneId = `solution-${panel}`
      const { x, y } = cell([1940, 2820], PANEL_ROWS, 0, nth)
      sheet.zone(zoneId, { fill: 'attentionSoft', ...line })
      sheet.label(panel, { x: x + 20, y: y + 12, w: 400, h: 60 }, { ...small, zoneId })
    })
  },
})

/** The same in every language. */
function numbersOf(): Record<(typeof EIGHTS)[number], string> {
  return Object.fromEntries(EIGHTS.map((number) => [number, number])) as Record<
    (typeof EIGHTS)[number],
    string
  >
}
