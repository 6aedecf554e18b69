import type { TLShape } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from './layout.ts'
import { isAlike } from './is-alike.ts'
import { readBoard } from './read-record.ts'
import { createNote } from './testing/shapes.ts'
import { validateRecord } from './validate-record.ts'
import { writeRecord } from './write-record.ts'

const good = createNote({ text: 'wonen' })

test('a note elsewhere with other words is alike', () => {
  const other = {
    ...createNote({ text: 'zorg' }),
    x: -3.5,
    y: 9,
    rotation: 1,
    index: 'a1V' as TLShape['index'],
  }
  expect(isAlike(other, good)).toBe(true)
  expect(validateRecord(other).ok).toBe(true)
})

test('a note that another made at another time is alike', () => {
  const signed = { ...good, meta: { author: 'noor', madeAtMs: Date.UTC(2026, 0) } }
  const other = { ...signed, meta: { author: 'bram', madeAtMs: Date.UTC(2026, 1) } }
  expect(isAlike(other, signed)).toBe(true)
  expect(validateRecord(other).ok).toBe(true)
  expect(isAlike({ ...other, meta: { author: 'bram', madeAtMs: Number.NaN } }, signed)).toBe(false)
})

const changes: [string, Record<string, unknown>][] = [
  ['an id that is no string', { id: 5 }],
  ['an id of another type', { id: 'page:1' }],
  ['a place that is no number', { x: '5' }],
  ['a place that is NaN', { y: Number.NaN }],
  ['a place beyond the canvas', { x: 1e12 }],
  ['an infinite rotation', { rotation: Number.POSITIVE_INFINITY }],
  ['no place', { x: undefined }],
  ['a parent that is no page', { parentId: 'asset:1' }],
  ['no index', { index: '' }],
  ['another type', { type: 'virus' }],
  ['another kind of record', { typeName: 'page' }],
  ['a lock that is no boolean', { isLocked: 'ja' }],
  ['an opacity of two', { opacity: 2 }],
  ['a field too many', { evil: 1 }],
  ['no props', { props: null }],
  ['an unknown colour', { props: { ...good.props, color: 'infrared' } }],
  ['a prop too many', { props: { ...good.props, evil: 1 } }],
  ['a script behind a note', { props: { ...good.props, url: 'javascript:alert(1)' } }],
]

test.each(changes)('a note with %s is never taken for a good one', (_, change) => {
  const spoiled = { ...good, ...change } as unknown as TLShape
  expect(isAlike(spoiled, good)).toBe(false)
  expect(validateRecord(spoiled, good).ok).toBe(false)
})

test('among a thousand good notes the bad ones are found', () => {
  const doc = new Y.Doc()
  for (let at = 0; at < 1_000; at += 1) writeRecord(doc, createNote({ text: `${at}` }))
  const bad = [createNote(), createNote(), createNote()]
  for (const note of bad) writeRecord(doc, note)
  const [place, colour, index] = bad.map(({ id }) => recordsOf(doc).get(id) as Y.Map<unknown>)
  place?.set('pos', [Number.NaN, 0, 0, 'page:page'])
  colour?.set('p.color', 'infrared')
  index?.set('index', '')

  const { records, rejected } = readBoard(doc)
  expect(records).toHaveLength(1_000)
  expect(rejected.map(({ id }) => id).toSorted()).toEqual(bad.map(({ id }) => id).toSorted())
})
