import {
  createShapeId,
  toRichText,
  type TLFrameShape,
  type TLNoteShape,
  type TLParentId,
  type TLShapeId,
} from '@tldraw/tlschema'
import type { IndexKey } from '@tldraw/utils'
import { HOME_PAGE_ID } from '../home-page.ts'
import { placed } from './placed.ts'

export interface NotePlacement {
  /** `shape:<name>` */
  readonly id?: string
  readonly text?: string
  readonly x?: number
  readonly y?: number
  readonly parentId?: string
  readonly index?: string
}

/** A sticky note as the canvas makes one. */
export function createNote(placement: NotePlacement = {}): TLNoteShape {
  const {
    id = createShapeId(),
    text = '',
    x = 0,
    y = 0,
    parentId = HOME_PAGE_ID,
    index = placed.index,
  } = placement
  return {
    ...placed,
    index: index as IndexKey,
    id: id as TLShapeId,
    x,
    y,
    parentId: parentId as TLParentId,
    type: 'note',
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      richText: toRichText(text),
      scale: 1,
    },
  }
}

export function createFrame({
  id = createShapeId(),
  x = 0,
  y = 0,
}: Partial<TLFrameShape> = {}): TLFrameShape {
  return {
    ...placed,
    id,
    x,
    y,
    parentId: HOME_PAGE_ID,
    type: 'frame',
    props: { w: 400, h: 300, name: '', color: 'black' },
  }
}
