import { boardSchema, seedBoard } from '@anderhalf/board-model'
import { Store } from '@tldraw/store'
import type { TLShape, TLStore } from '@tldraw/tlschema'
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
