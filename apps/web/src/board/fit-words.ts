import {
  DefaultFontFamilies,
  LABEL_FONT_SIZES,
  renderHtmlFromRichTextForMeasurement,
  TEXT_PROPS,
  type Editor,
  type TLNoteShape,
} from 'tldraw'
import { wordsOf } from '@anderhalf/board-model'
import { NOTE_PADDING, NOTE_SIZE } from './note-size.ts'

/** How much larger than the chosen size the words may be. */
const GROWTH = [1.1, 1.2, 1.3, 1.45, 1.6, 1.8]
/** Room that is left over: where lines break differs a little between screens. */
const SLACK = 2

/**
 * Lets few words fill their note, so that they can be read when a whole sheet is on the screen.
 *
 * @returns null where the chosen size leaves no room for more: then tldraw makes the words smaller or the note higher
 */
export function withFilledNote(editor: Editor, note: TLNoteShape): TLNoteShape | null {
  const chosen = LABEL_FONT_SIZES[note.props.size]
  const sizes = GROWTH.map((factor) => Math.round(chosen * factor))
  const isEmpty = wordsOf(note.props.richText) === ''
  const fitting = isEmpty ? sizes.at(-1) : largest(sizes, (fontSize) => fits(editor, note, fontSize))
  if (fitting === undefined) return null
  return { ...note, props: { ...note.props, growY: 0, fontSizeAdjustment: fitting } }
}

export function isFilled({ props }: TLNoteShape): boolean {
  return props.fontSizeAdjustment > LABEL_FONT_SIZES[props.size]
}

/** In units of the page, at scale 1. */
export function measureWords(editor: Editor, { props }: TLNoteShape, fontSize: number) {
  return editor.textMeasure.measureHtml(renderHtmlFromRichTextForMeasurement(editor, props.richText), {
    ...TEXT_PROPS,
    fontFamily: DefaultFontFamilies[props.font],
    fontSize,
    maxWidth: NOTE_SIZE - 2 * NOTE_PADDING - SLACK,
    disableOverflowWrapBreaking: true,
    measureScrollWidth: true,
  })
}

function fits(editor: Editor, note: TLNoteShape, fontSize: number): boolean {
  const { w, h, scrollWidth } = measureWords(editor, note, fontSize)
  return Math.round(scrollWidth) <= Math.round(w) && h <= NOTE_SIZE - 2 * NOTE_PADDING
}

/** @returns the last that fits; each measure costs the page a layout, so not all are tried */
function largest(sizes: readonly number[], isFitting: (size: number) => boolean): number | undefined {
  let [low, high] = [0, sizes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isFitting(sizes[middle]!)) low = middle + 1
    else high = middle
  }
  return sizes[low - 1]
}
