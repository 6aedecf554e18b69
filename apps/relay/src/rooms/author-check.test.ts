import { seedBoard, writeRecord } from '@anderhalf/board-model'
import { LIMITS, REJECT_CODE } from '@anderhalf/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteOf } from '../socket/testing/note.ts'
import { createLaneDocument, type LaneDocument } from './lane-document.ts'

const SERVER = 1
const NOOR = 2
const BRAM = 3
const NAMES: Readonly<Record<number, string>> = { [NOOR]: 'noor', [BRAM]: 'bram' }

let lane: LaneDocument
beforeEach(() => {
  const doc = new Y.Doc()
  doc.clientID = SERVER
  seedBoard(doc, { name: 'Proef', shapes: [] })
  lane = createLaneDocument('canvas', [Y.encodeStateAsUpdate(doc)], LIMITS)
})

function editAs(clientId: number, ...steps: ((doc: Y.Doc) => void)[]): number | 'taken' {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(lane.doc))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  for (const step of steps) doc.transact(() => step(doc))
  const taking = lane.take(Y.encodeStateAsUpdate(doc, before), {
    checkAuthors: () => null,
    mayUnlock: null,
    mayBeAuthor: (author, formerClientIds) =>
      author === NAMES[clientId] || formerClientIds.some((former) => NAMES[former] === author),
  })
  return taking.ok ? 'taken' : taking.code
}

const signed = (author: unknown, madeAtMs: unknown = 5) => noteOf('n', '', { meta: { author, madeAtMs } })
const add =
  (author: unknown, madeAtMs: unknown = 5) =>
  (doc: Y.Doc): void =>
    writeRecord(doc, signed(author, madeAtMs))
const addUnsigned = (doc: Y.Doc): void => writeRecord(doc, noteOf('n'))
const setKey =
  (key: string, value: unknown) =>
  (doc: Y.Doc): void =>
    void doc.getMap<Y.Map<unknown>>('records').get('shape:n')!.set(key, value)
const remove = (doc: Y.Doc): void => doc.getMap('records').delete('shape:n')

describe('[Y14] a new note', () => {
  it('is signed by its sender, or by nobody', () => {
    expect(editAs(NOOR, add('noor'))).toBe('taken')
    expect(editAs(BRAM, (doc) => writeRecord(doc, noteOf('m')))).toBe('taken')
  })

  it.each([
    ['in the name of another', add('noor')],
    ['in the name of nobody who is known', add('x')],
    ['with a name and no time', add('bram', null)],
    ['with a time and no name', add(null)],
    ['with a name that is none', add({ name: 'bram' })],
    [
      'whose sign is laid over it',
      (doc: Y.Doc) => {
        add('bram')(doc)
        setKey('m.author', 'noor')(doc)
      },
    ],
  ])('is not taken %s', (_what, change) => {
    expect(editAs(BRAM, change)).toBe(REJECT_CODE.invalidRecord)
    expect(lane.doc.getMap('records').has('shape:n')).toBe(false)
  })
})

describe('[Y14] the sign of a note', () => {
  it.each([
    ['changed', setKey('m.author', 'bram')],
    ['taken away', setKey('m.author', undefined)],
    ['given another time', setKey('m.madeAtMs', 6)],
    [
      'replaced together with the note',
      (doc: Y.Doc) => void doc.getMap('records').set('shape:n', recordBy('bram')),
    ],
    [
      'lost together with the note',
      (doc: Y.Doc) => void doc.getMap('records').set('shape:n', recordBy(null)),
    ],
  ])('is not %s, by its maker neither', (_what, change) => {
    editAs(NOOR, add('noor'))
    expect(editAs(BRAM, change)).toBe(REJECT_CODE.invalidRecord)
  })

  it('is not given to a note that has none', () => {
    editAs(NOOR, addUnsigned)
    expect(editAs(NOOR, setKey('m.author', 'noor'))).toBe(REJECT_CODE.invalidRecord)
  })

  it('comes back with the note when another one takes its removal back', () => {
    editAs(NOOR, add('noor'))
    expect(editAs(BRAM, remove)).toBe('taken')
    expect(editAs(BRAM, add('noor'))).toBe('taken')
    expect(editAs(BRAM, remove, add('noor')), 'without network in between').toBe('taken')
    lane = createLaneDocument('canvas', [Y.encodeStateAsUpdate(lane.doc)], LIMITS)
    expect(editAs(BRAM, remove)).toBe('taken')
    expect(editAs(BRAM, add('noor')), 'after a snapshot').toBe('taken')
    expect(editAs(BRAM, remove)).toBe('taken')
    expect(editAs(BRAM, add('x'))).toBe(REJECT_CODE.invalidRecord)
  })
})

function recordBy(author: string | null): Y.Map<unknown> {
  const doc = new Y.Doc()
  writeRecord(doc, author === null ? noteOf('n') : signed(author))
  return doc.getMap<Y.Map<unknown>>('records').get('shape:n')!.clone()
}

describe('[Y14] a tag', () => {
  it.each([
    ['that fits its key', 'm.tag:zorg', 'Zorg', 'taken'],
    ['that was taken off', 'm.tag:zorg', '', 'taken'],
    ['under another key', 'm.tag:zorg', 'wonen', REJECT_CODE.invalidRecord],
    ['that is too long', `m.tag:${'x'.repeat(80)}`, 'x'.repeat(80), REJECT_CODE.invalidRecord],
  ])('%s', (_what, key, value, verdict) => {
    editAs(NOOR, add('noor'))
    expect(editAs(BRAM, setKey(key, value))).toBe(verdict)
  })

  it('is looked at each time it is written over', () => {
    editAs(NOOR, add('noor'))
    expect(editAs(NOOR, setKey('m.tag:zorg', 'zorg'))).toBe('taken')
    expect(editAs(NOOR, setKey('m.tag:zorg', 'geld'))).toBe(REJECT_CODE.invalidRecord)
  })
})
