import { HOME_PAGE_ID, writeRecord } from '@anderhalf/board-model'
import type { Doc } from 'yjs'

type BoardRecord = Parameters<typeof writeRecord>[1]

export function noteOf(id: string, text = '', changes: Record<string, unknown> = {}): BoardRecord {
  const note = {
    id: `shape:${id}`,
    typeName: 'shape',
    type: 'note',
    x: 0,
    y: 0,
    rotation: 0,
    index: 'a1',
    parentId: HOME_PAGE_ID,
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
      richText: {
        type: 'doc',
        content: [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }],
      },
      scale: 1,
    },
    ...changes,
  }
  return note as unknown as BoardRecord
}

export function addNote(doc: Doc, id: string, text = ''): void {
  doc.transact(() => writeRecord(doc, noteOf(id, text)), 'test')
}
