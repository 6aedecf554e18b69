import { expect } from 'vitest'
import * as Y from 'yjs'

/** Nobody holds something that the others lack, and nobody waits for what never comes. */
export function assertEqualBoards(docs: Readonly<Record<string, Y.Doc>>): void {
  const [first, ...others] = Object.entries(docs)
  if (first === undefined) return
  for (const [name, doc] of Object.entries(docs)) {
    expect(doc.store.pendingStructs, `${name} waits for structs`).toBeNull()
    expect(doc.store.pendingDs, `${name} waits for deletions`).toBeNull()
  }
  for (const [name, doc] of others) {
    expect(contentOf(doc), `${name} against ${first[0]}`).toEqual(contentOf(first[1]))
    expect(stateVectorOf(doc), `${name} against ${first[0]}`).toEqual(stateVectorOf(first[1]))
  }
}

export function areEqualDocs(left: Y.Doc, right: Y.Doc): boolean {
  const a = Y.encodeStateVector(left)
  const b = Y.encodeStateVector(right)
  return a.length === b.length && JSON.stringify(stateVectorOf(left)) === JSON.stringify(stateVectorOf(right))
}

function contentOf(doc: Y.Doc): unknown {
  return { records: doc.getMap('records').toJSON(), meta: doc.getMap('meta').toJSON() }
}

function stateVectorOf(doc: Y.Doc): (readonly [number, number])[] {
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b)
}
