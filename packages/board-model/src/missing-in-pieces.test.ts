import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { missingInPieces } from './missing-in-pieces.ts'
import { stateDigest } from './state-digest.ts'

/** A document and all its edits, each as it was made. */
function editedDoc(clientID: number, base?: Y.Doc): { doc: Y.Doc; edits: Uint8Array[] } {
  const doc = new Y.Doc()
  doc.clientID = clientID
  if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  const edits: Uint8Array[] = []
  doc.on('update', (edit: Uint8Array) => edits.push(edit))
  return { doc, edits }
}

function write(doc: Y.Doc, key: string, length: number): void {
  doc.transact(() => {
    doc.getMap('records').set(key, 'x'.repeat(length))
    doc.getMap('places').set(key, length)
  })
}

function receive(relay: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(relay, update)
  expect(relay.store.pendingStructs).toBeNull()
}

describe('what somebody lacks', () => {
  it('comes in pieces no larger than asked, after each of which no edit is half there', () => {
    const { doc, edits } = editedDoc(1)
    for (let at = 0; at < 100; at++) write(doc, `key${at % 30}`, 500)
    const relay = new Y.Doc()
    const { pieces, stateVector } = missingInPieces(Y.encodeStateVector(relay), edits, 4000)
    expect(pieces.length).toBeGreaterThan(10)
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(4000)
      receive(relay, piece)
      expect([...relay.getMap('places').keys()]).toEqual([...relay.getMap('records').keys()])
    }
    expect(Y.decodeStateVector(stateVector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(relay)))
    receive(relay, Y.encodeStateAsUpdate(doc, stateVector))
    expect(stateDigest(relay)).toBe(stateDigest(doc))
  })

  it('leaves out what they have, and keeps what only deletes', () => {
    const { doc, edits } = editedDoc(1)
    write(doc, 'a', 10)
    write(doc, 'b', 10)
    const relay = new Y.Doc()
    for (const edit of edits) receive(relay, edit)
    write(doc, 'c', 10)
    doc.getMap('records').delete('a')
    const { pieces } = missingInPieces(Y.encodeStateVector(relay), edits, 10_000)
    expect(pieces).toHaveLength(1)
    receive(relay, pieces[0]!)
    expect(stateDigest(relay)).toBe(stateDigest(doc))
  })

  it('stops where an edit builds on what is not among them', () => {
    const { doc, edits } = editedDoc(1)
    for (const key of ['a', 'b', 'c']) write(doc, key, 10)
    const { pieces, stateVector } = missingInPieces(
      Y.encodeStateVector(new Y.Doc()),
      edits.toSpliced(1, 1),
      10_000,
    )
    expect(pieces).toEqual([edits[0]])
    const relay = new Y.Doc()
    receive(relay, pieces[0]!)
    receive(relay, Y.encodeStateAsUpdate(doc, stateVector))
    expect(stateDigest(relay)).toBe(stateDigest(doc))
  })

  it('may be of several clients that build on each other', () => {
    const first = editedDoc(1)
    write(first.doc, 'a', 2000)
    const second = editedDoc(2, first.doc)
    write(second.doc, 'a', 3000)
    write(second.doc, 'b', 3000)
    const relay = new Y.Doc()
    const edits = [...first.edits, ...second.edits]
    const { pieces } = missingInPieces(Y.encodeStateVector(relay), edits, 100)
    expect(pieces).toHaveLength(3)
    for (const piece of pieces) receive(relay, piece)
    expect(stateDigest(relay)).toBe(stateDigest(second.doc))
  })
})
