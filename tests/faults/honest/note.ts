import { randomId } from '../random.ts'

export interface NotePlace {
  readonly x?: number
  readonly y?: number
  readonly text?: string
}

/** A sticky note as tldraw makes one. */
export function createNoteRecord({ x = 0, y = 0, text = '' }: NotePlace = {}) {
  return {
    id: `shape:${randomId()}`,
    typeName: 'shape',
    type: 'note',
    parentId: 'page:page',
    index: 'a1',
    x,
    y,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 'm',
      font: 'draw',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      scale: 1,
      richText: richTextOf(text),
    },
  }
}

function richTextOf(text: string) {
  const paragraph =
    text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
  return { type: 'doc', content: [paragraph] }
}
