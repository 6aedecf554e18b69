import { LIMITS } from '@anderhalf/protocol'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { areTags, parseTag, tagKeyOf, tagsOf } from './note-tags.ts'
import { readRecord } from './read-record.ts'
import { createNote } from './testing/shapes.ts'
import { writeRecord } from './write-record.ts'

const NOTE = createNote()

function withTags(doc: Y.Doc, changes: Readonly<Record<string, string>>): void {
  const reading = readRecord(doc, NOTE.id)
  if (reading?.ok !== true || !('meta' in reading.record)) throw new Error('no note')
  const { record } = reading
  writeRecord(doc, { ...record, meta: { ...record.meta, ...changes } }, { before: record })
}

function tagsIn(doc: Y.Doc): string[] {
  const reading = readRecord(doc, NOTE.id)
  if (reading?.ok !== true || !('meta' in reading.record)) throw new Error('no note')
  return tagsOf(reading.record.meta)
}

test('a tag is read without the spaces around it, and not when it is empty or too long', () => {
  expect(parseTag('  eerste   hulp ')).toBe('eerste hulp')
  expect(parseTag('  ')).toBeNull()
  expect(parseTag('x'.repeat(LIMITS.maxTagLength + 1))).toBeNull()
})

test('whatever people type becomes a tag that the relay takes, and so does taking it off', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const tag = parseTag(text)
      if (tag === null) return
      expect(areTags({ [tagKeyOf(tag)]: tag })).toBe(true)
      expect(areTags({ [tagKeyOf(tag)]: '' })).toBe(true)
      expect(tagsOf({ [tagKeyOf(tag)]: tag, other: 'x' })).toEqual([tag])
    }),
  )
})

test.each([
  ['of another key', { 'tag:zorg': 'wonen' }],
  ['with spaces around', { 'tag: zorg': ' zorg' }],
  ['that is no text', { 'tag:zorg': true }],
  ['that is too long', { [`tag:${'x'.repeat(200)}`]: 'x'.repeat(200) }],
  ['that is taken off and was too long', { [`tag:${'x'.repeat(100)}`]: '' }],
  ['without letters', { 'tag:': '' }],
  [
    'too many',
    Object.fromEntries(Array.from({ length: LIMITS.maxTagsPerNote + 1 }, (_, n) => [`tag:t${n}`, `t${n}`])),
  ],
])('a tag %s is none', (_what, meta) => {
  expect(areTags(meta)).toBe(false)
})

test('two people who tag and untag the same note at once see the same tags, and each keeps their own', () => {
  const words = ['zorg', 'wonen', 'geld']
  const edits = fc.array(fc.record({ word: fc.constantFrom(...words), isOn: fc.boolean() }), { maxLength: 6 })
  fc.assert(
    fc.property(edits, edits, (ofNoor, ofBram) => {
      const noor = new Y.Doc()
      writeRecord(noor, NOTE)
      const bram = new Y.Doc()
      Y.applyUpdate(bram, Y.encodeStateAsUpdate(noor))
      for (const [doc, made] of [
        [noor, ofNoor],
        [bram, ofBram],
      ] as const) {
        for (const { word, isOn } of made) withTags(doc, { [tagKeyOf(word)]: isOn ? word : '' })
      }
      const [noorAlone, bramAlone] = [tagsIn(noor), tagsIn(bram)]
      Y.applyUpdate(bram, Y.encodeStateAsUpdate(noor))
      Y.applyUpdate(noor, Y.encodeStateAsUpdate(bram))

      expect(tagsIn(noor)).toEqual(tagsIn(bram))
      for (const word of words) {
        const touchedByBoth = [ofNoor, ofBram].every((made) => made.some((edit) => edit.word === word))
        if (touchedByBoth) continue
        expect(tagsIn(noor).includes(word)).toBe(noorAlone.includes(word) || bramAlone.includes(word))
      }
    }),
  )
})
