import { boxesForm, drawHeading, type CoverageRule, type Sheet } from '@anderhalf/template-kit'

/**
 * The nine blocks where Osterwalder and Pigneur put them (Business Model Generation, 2010; the canvas is published by
 * Strategyzer under CC BY-SA 3.0). Both variants have the same zones, so that notes keep their block.
 */
const BLOCKS = boxesForm(
  [
    { id: 'partners', x: 60, y: 190, w: 552, h: 900, fill: 'they' },
    { id: 'activities', x: 612, y: 190, w: 552, h: 450, fill: 'neutralSoft' },
    { id: 'resources', x: 612, y: 640, w: 552, h: 450, fill: 'neutralSoft' },
    { id: 'value', x: 1164, y: 190, w: 552, h: 900, fill: 'attentionSoft' },
    { id: 'relationships', x: 1716, y: 190, w: 552, h: 450, fill: 'accentSoft' },
    { id: 'channels', x: 1716, y: 640, w: 552, h: 450, fill: 'accentSoft' },
    { id: 'segments', x: 2268, y: 190, w: 552, h: 900, fill: 'i' },
    { id: 'costs', x: 60, y: 1090, w: 1380, h: 400, fill: 'we' },
    { id: 'revenues', x: 1440, y: 1090, w: 1380, h: 400, fill: 'all' },
  ],
  { fontSize: 48, questionSize: 36 },
)

type Block = (typeof BLOCKS.zones)[number]['label']

const SIZE = { w: 2880, h: 1580 }
const CREDIT_BOX = { x: 60, y: 1506, w: 2760, h: 50 }

const EMPTY_BLOCK: CoverageRule = {
  id: 'empty-block',
  kind: 'empty',
  zones: BLOCKS.zones.map(({ id }) => id),
  sentence: {
    nl: 'Dit blok is nog leeg. Weten we het niet, of is het er niet?',
    en: 'This block is empty. Do we not know, or is there nothing?',
  },
}

/** What both variants have: they differ in their words alone. */
export const CANVAS_FORM = {
  size: SIZE,
  zones: BLOCKS.zones,
  ground: BLOCKS.ground,
  coverage: [EMPTY_BLOCK],
  draw(sheet: Sheet<Block | `${Block}.question` | 'title' | 'question' | 'credit'>) {
    drawHeading(sheet, { sheetWidth: SIZE.w })
    BLOCKS.draw(sheet)
    sheet.label('credit', CREDIT_BOX, { fontSize: 32, role: 'hint' })
  },
}
