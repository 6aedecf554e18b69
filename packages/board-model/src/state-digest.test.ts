import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { stateDigest } from './state-digest.ts'

const FIELDS = ['a', 'b', 'c'] as const
const edit = fc.record({
  at: fc.nat(2),
  kind: fc.constantFrom('set', 'delete', 'type', 'erase'),
  field: fc.constantFrom(...FIELDS),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function doEdit(doc: Y.Doc, { kind, field }: Edit): void {
  const map = doc.getMap('m')
  const text = doc.getText('t')
  if (kind === 'set') map.set(field, Math.random())
  else if (kind === 'delete') map.delete(field)
  else if (kind === 'type') text.insert(Math.floor(text.length / 2), field)
  else if (text.length > 0) text.delete(0, 1)
}

function bring(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

it('[Y16] is the same for all who hold the same, in whatever order and pieces it came', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const
      for (const [step, one] of edits.entries()) {
        doEdit(docs[one.at]!, one)
        if (step % 7 === 0) bring(docs[one.at]!, docs[(one.at + 1) % 3]!)
      }
      for (const to of docs) for (const from of docs) bring(from, to)
      for (const to of docs) for (const from of docs) bring(from, to)
      const fresh = new Y.Doc()
      bring(docs[0], fresh)
      expect(new Set([...docs, fresh].map(stateDigest)).size).toBe(1)
    }),
    { numRuns: 60 },
  )
})

it('[Y16] is another one as soon as one edit or one deletion is missing', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 30 }), (edits) => {
      const doc = new Y.Doc()
      for (const one of edits) {
        const digest = stateDigest(doc)
        let isChanged = false
        doc.once('update', () => {
          isChanged = true
        })
        doEdit(doc, one)
        expect(stateDigest(doc) !== digest).toBe(isChanged)
      }
    }),
    { numRuns: 60 },
  )
})

it('fits into the numbers of the protocol', () => {
  for (let client = 1; client < 200; client++) {
    const doc = new Y.Doc()
    doc.clientID = client * 21_000_001
    doc.getMap('m').set('a', 1)
    expect(Number.isSafeInteger(stateDigest(doc))).toBe(true)
    expect(stateDigest(doc)).toBeGreaterThanOrEqual(0)
  }
})
