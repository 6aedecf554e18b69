import { HOME_PAGE_ID, recordsOf, writeRecord } from '@anderhalf/board-model'
import * as Y from 'yjs'

type CanvasRecord = Parameters<typeof writeRecord>[1]

/** Names the key of a note that carries the stamp of its latest edit. */
export const STAMP_KEY = 'm.stamp'

/** A sticky note as the canvas writes it, on a spot of its own. */
export function writeNote(doc: Y.Doc, name: string, position: number): Y.Map<unknown> {
  const id = `shape:${name}`
  writeRecord(doc, {
    id,
    typeName: 'shape',
    type: 'note',
    x: (position % 200) * 220,
    y: Math.floor(position / 200) * 220,
    rotation: 0,
    parentId: HOME_PAGE_ID,
    index: 'a1',
    isLocked: false,
    opacity: 1,
    meta: {},
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
      richText: { type: 'doc', content: [{ type: 'paragraph' }] },
      scale: 1,
    },
  } as unknown as CanvasRecord)
  const note = recordsOf(doc).get(id)
  if (!(note instanceof Y.Map)) throw new Error('a note that was just written is there')
  return note as Y.Map<unknown>
}
