import { boardSchema, seedBoard } from '@anderhalf/board-model'
import { Store } from '@tldraw/store'
import {
  createShapeId,
  toRichText,
  type TLFrameShape,
  type TLNoteShape,
  type TLParentId,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from '@tldraw/tlschema'
import type { IndexKey } from '@tldraw/utils'
import * as Y from 'yjs'

export function createStore(): TLStore {
  const assets = {
    upload: () => Promise.reject(new Error('no uploads')),
    resolve: () => null,
    remove: () => Promise.resolve(),
  }
  return new Store({ schema: boardSchema, props: { defaultName: '', assets, onMount: () => undefined } })
}

export function createSeededDoc(shapes: readonly TLShape[] = []): Y.Doc {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Board', shapes })
  return doc
}

export function copyDoc(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Brings two documents to the same state, as a relay would. */
export function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), 'network')
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)), 'network')
}

const placed = {
  typeName: 'shape',
  rotation: 0,
  index: 'a1' as IndexKey,
  isLocked: false,
  opacity: 1,
  meta: {},
} as const

interface NotePlacement {
  readonly id?: TLShapeId
  readonly text?: string
  readonly x?: number
  readonly y?: number
  readonly parentId?: string
}

export function createNote(placement: NotePlacement = {}): TLNoteShape {
  const { id = createShapeId(), text = '', x = 0, y = 0, parentId = 'page:page' } = placement
  return {
    ...placed,
    id,
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

export function createFrame({ id = createShapeId() }: { id?: TLShapeId } = {}): TLFrameShape {
  return {
    ...placed,
    id,
    x: 100,
    y: 100,
    parentId: 'page:page' as TLParentId,
    type: 'frame',
    props: { w: 400, h: 300, name: '', color: 'black' },
  }
}
