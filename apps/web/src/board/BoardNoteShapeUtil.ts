import { wordsOf } from '@anderhalf/board-model'
import { Group2d, NoteShapeUtil, Rectangle2d, type Geometry2d, type TLNoteShape, type VecLike } from 'tldraw'
import { sizeOfNote } from './note-size.ts'

/**
 * tldraw's note. The original measures the words of every note in the page, and builds a text editor's schema for each,
 * before anybody sees the board: on one with 5,000 notes that takes four seconds of six.
 */
export class BoardNoteShapeUtil extends NoteShapeUtil {
  override getGeometry(note: TLNoteShape): Group2d {
    const { w: width, h: height } = sizeOfNote(note.props)
    const label = new MeasuredWhenAsked(width, height, () => super.getGeometry(note).children.at(-1)!)
    return new Group2d({ children: [new Rectangle2d({ width, height, isFilled: true }), label] })
  }

  override getText(note: TLNoteShape): string {
    return wordsOf(note.props.richText)
  }
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
