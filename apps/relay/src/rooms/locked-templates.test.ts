import { createTemplateRecord, seedBoard, writeRecord } from '@anderhalf/board-model'
import { LIMITS, REJECT_CODE } from '@anderhalf/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteOf } from '../socket/testing/note.ts'
import { createLaneDocument, type LaneDocument } from './lane-document.ts'

const SERVER = 1
const FACILITATOR = 2
const PARTICIPANT = 3

const seeded = createTemplateRecord({ templateId: 'a/b', version: 1, x: 0, y: 0, w: 800, h: 600 })

let lane: LaneDocument
beforeEach(() => {
  const doc = new Y.Doc()
  doc.clientID = SERVER
  seedBoard(doc, { name: 'Proef', shapes: [seeded] })
  lane = createLaneDocument('canvas', [Y.encodeStateAsUpdate(doc)], LIMITS)
})

/** Somebody who has all that the lane has, changes it, and sends what is new. */
function editAs(clientId: number, change: (doc: Y.Doc) => void): number | 'taken' {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(lane.doc))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  const mayUnlock = clientId === FACILITATOR ? null : (locker: number): boolean => locker === clientId
  const taking = lane.take(Y.encodeStateAsUpdate(doc, before), {
    checkAuthors: () => null,
    mayUnlock,
    mayBeAuthor: null,
  })
  return taking.ok ? 'taken' : taking.code
}

function fieldsOf(doc: Y.Doc, id: string): Y.Map<unknown> {
  return doc.getMap<Y.Map<unknown>>('records').get(id)!
}

const move = (doc: Y.Doc): void => void fieldsOf(doc, seeded.id).set('pos', [9, 9, 0, 'page:page'])
const setLock =
  (isLocked: boolean) =>
  (doc: Y.Doc): void =>
    void fieldsOf(doc, seeded.id).set('isLocked', isLocked)
const remove = (doc: Y.Doc): void => doc.getMap('records').delete(seeded.id)

describe('[Y14] a template that the facilitator locked', () => {
  it.each([
    ['moved', move],
    ['unlocked', setLock(false)],
    ['locked once more', setLock(true)],
    ['resized', (doc: Y.Doc) => void fieldsOf(doc, seeded.id).set('p.w', 10)],
    ['relabelled', (doc: Y.Doc) => void fieldsOf(doc, seeded.id).set('p.labels', { a: 'x' })],
    ['deleted', remove],
    [
      'put into a place of its own',
      (doc: Y.Doc) => {
        move(doc)
        fieldsOf(doc, seeded.id).set('index', 'a9')
      },
    ],
    ['emptied', (doc: Y.Doc) => fieldsOf(doc, seeded.id).delete('$')],
    [
      'replaced by another record',
      (doc: Y.Doc) => writeRecord(doc, { ...noteOf('x'), id: seeded.id } as unknown as typeof seeded),
    ],
    [
      'replaced by a template of their own',
      (doc: Y.Doc) => void doc.getMap('records').set(seeded.id, new Y.Map([['$', { type: 'template' }]])),
    ],
    [
      'moved beside a good note',
      (doc: Y.Doc) => {
        writeRecord(doc, noteOf('y'))
        move(doc)
      },
    ],
  ])('is not %s by a participant', (_what, change) => {
    const before = lane.doc.toJSON()
    expect(editAs(PARTICIPANT, change)).toBe(REJECT_CODE.lockedTemplate)
    expect(lane.doc.toJSON()).toEqual(before)
  })

  it('is changed, unlocked and deleted by the facilitator', () => {
    for (const change of [move, setLock(false), setLock(true), remove]) {
      expect(editAs(FACILITATOR, change)).toBe('taken')
    }
    expect(fieldsOf(lane.doc, seeded.id)).toBeUndefined()
  })

  it('is locked again by the lock on top, whoever unlocked it before', () => {
    editAs(FACILITATOR, setLock(false))
    expect(editAs(PARTICIPANT, move)).toBe('taken')
    expect(editAs(PARTICIPANT, setLock(true)), 'locking is not theirs').toBe(REJECT_CODE.lockedTemplate)
    editAs(FACILITATOR, setLock(true))
    expect(editAs(PARTICIPANT, move)).toBe(REJECT_CODE.lockedTemplate)
    expect(editAs(PARTICIPANT, remove)).toBe(REJECT_CODE.lockedTemplate)
  })

  it('keeps its place in the order of shapes by whoever heals that', () => {
    expect(editAs(PARTICIPANT, (doc) => void fieldsOf(doc, seeded.id).set('index', 'a8'))).toBe('taken')
  })

  it('does not stand in the way of notes, locked or not', () => {
    expect(editAs(PARTICIPANT, (doc) => writeRecord(doc, noteOf('n', '', { isLocked: true })))).toBe('taken')
    expect(editAs(PARTICIPANT, (doc) => void fieldsOf(doc, 'shape:n').set('isLocked', false))).toBe('taken')
    expect(editAs(PARTICIPANT, (doc) => doc.getMap('records').delete('shape:n'))).toBe('taken')
  })
})

describe('[Y14] a template that a participant put down', () => {
  const own = createTemplateRecord({ templateId: 'c/d', version: 1, x: 0, y: 0, w: 80, h: 60 })
  const OTHER = 4

  it('is theirs to take back, and nobody else’s', () => {
    expect(editAs(PARTICIPANT, (doc) => writeRecord(doc, own))).toBe('taken')
    expect(editAs(PARTICIPANT, (doc) => void fieldsOf(doc, own.id).set('isLocked', false))).toBe('taken')
    expect(editAs(OTHER, (doc) => void fieldsOf(doc, own.id).set('isLocked', true))).toBe(
      REJECT_CODE.lockedTemplate,
    )
    expect(editAs(PARTICIPANT, (doc) => void fieldsOf(doc, own.id).set('isLocked', true))).toBe('taken')
    const takeAway = (doc: Y.Doc): void => doc.getMap('records').delete(own.id)
    expect(editAs(OTHER, takeAway)).toBe(REJECT_CODE.lockedTemplate)
    expect(editAs(PARTICIPANT, takeAway)).toBe('taken')
  })

  it('is no longer theirs once the facilitator locked it', () => {
    editAs(PARTICIPANT, (doc) => writeRecord(doc, own))
    editAs(FACILITATOR, (doc) => void fieldsOf(doc, own.id).set('isLocked', true))
    expect(editAs(PARTICIPANT, (doc) => doc.getMap('records').delete(own.id))).toBe(
      REJECT_CODE.lockedTemplate,
    )
  })
})
