import { wordsOf } from '@anderhalf/board-model'
import {
  Group2d,
  isEqual,
  NoteShapeUtil,
  Rectangle2d,
  type Geometry2d,
  type TLNoteShape,
  type VecLike,
} from 'tldraw'
import { isFilled, measureWords, withFilledNote } from './fit-words.ts'
import { NOTE_PADDING, sizeOfNote } from './note-size.ts'

/**
 * tldraw's note. The original measures the words of every note in the page, and builds a text editor's schema for each,
 * before anybody sees the board: on one with 5,000 notes that takes four seconds of six. Here few words are large.
 */
export class BoardNoteShapeUtil extends NoteShapeUtil {
  override getGeometry(note: TLNoteShape): Group2d {
    const { w: width, h: height } = sizeOfNote(note.props)
    const label = new MeasuredWhenAsked(width, height, () => this.#labelOf(note))
    return new Group2d({ children: [new Rectangle2d({ width, height, isFilled: true }), label] })
  }

  override onBeforeCreate(note: TLNoteShape): TLNoteShape | undefined {
    return withFilledNote(this.editor, note) ?? super.onBeforeCreate(note)
  }

  override onBeforeUpdate(before: TLNoteShape, note: TLNoteShape): TLNoteShape | undefined {
    const { richText, font, size } = before.props
    const isSame =
      isEqual(richText, note.props.richText) && font === note.props.font && size === note.props.size
    if (isSame) return undefined
    return withFilledNote(this.editor, note) ?? super.onBeforeUpdate(before, note)
  }

  override getText(note: TLNoteShape): string {
    return wordsOf(note.props.richText)
  }

  /** tldraw measures the words in the size that was chosen, and here they may be larger. */
  #labelOf(note: TLNoteShape): Geometry2d {
    if (!isFilled(note)) return super.getGeometry(note).children.at(-1)!
    const { w, h } = sizeOfNote(note.props)
    const { scale, align, verticalAlign, fontSizeAdjustment } = note.props
    const words = measureWords(this.editor, note, fontSizeAdjustment)
    const width = (words.w + 2 * NOTE_PADDING) * scale
    const height = (words.h + 2 * NOTE_PADDING) * scale
    return new Rectangle2d({
      x: (w - width) * partBefore(align),
      y: (h - height) * partBefore(verticalAlign),
      width,
      height,
      isFilled: true,
      isLabel: true,
    })
  }
}

/** Of the room that is left over. Boards from before tldraw 2 name the place with an ending. */
function partBefore(place: string): number {
  if (place.startsWith('start')) return 0
  return place.startsWith('end') ? 1 : 0.5
}

/** The label of a note: where a click begins to edit it. Only for a point on the note it matters how large it is. */
class MeasuredWhenAsked extends Rectangle2d {
  readonly #measure: () => Geometry2d

  constructor(width: number, height: number, measure: () => Geometry2d) {
    super({ width, height, isFilled: true, isLabel: true })
    this.#measure = measure
  }

  override isPointInBounds(point: VecLike, margin?: number): boolean {
    return super.isPointInBounds(point, margin) && this.#measure().isPointInBounds(point, margin)
  }
}
