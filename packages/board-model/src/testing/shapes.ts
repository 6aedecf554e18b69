import {
  createShapeId,
  toRichText,
  type TLFrameShape,
  type TLNoteShape,
  type TLShapeId,
} from '@tldraw/tlschema'
import type { IndexKey } from '@tldraw/utils'
import { HOME_PAGE_ID } from '../home-page.ts'

const placed = {
  typeName: 'shape',
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a1' as IndexKey,
  parentId: HOME_PAGE_ID,
  isLocked: false,
  opacity: 1,
  meta: {},
} as const

export function createNote({
  id = createShapeId(),
  text = '',
}: { id?: TLShapeId; text?: string } = {}): TLNoteShape {
  return {
    ...placed,
    id,
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

export function createFrame({ id = createShapeId() }: { id?: TLShapeId } = {}): TLFrameShape {
  return { ...placed, id, type: 'frame', props: { w: 400, h: 300, name: '', color: 'black' } }
}
