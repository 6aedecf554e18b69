import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createRecovery, recoveryLeftMs } from './recovery.ts'

const HOUR_MS = 3_600_000
const ABSENT = 7

it('[Y8] a crash is made up for during a day, also over clean restarts, and a wrong clock makes that no longer', () => {
  expect(recoveryLeftMs(null, 0)).toBe(0)
  expect(recoveryLeftMs(1000, 1000 + 5 * HOUR_MS)).toBe(19 * HOUR_MS)
  expect(recoveryLeftMs(1000, 1000 + 30 * HOUR_MS)).toBeLessThan(0)
  expect(recoveryLeftMs(50 * HOUR_MS, 0)).toBe(24 * HOUR_MS)
})

it('[Y8] edits of the absent are taken until the time is over or their author was here', () => {
  let nowMs = 0
  const recovery = createRecovery(() => nowMs, 1000)
  expect(recovery.mayHandOver([ABSENT, 8], 10)).toBe(true)
  recovery.ownerIsBack(8)
  expect(recovery.mayHandOver([ABSENT, 8], 10)).toBe(false)
  expect(recovery.mayHandOver([ABSENT], 10)).toBe(true)
  nowMs = 1000
  expect(recovery.mayHandOver([ABSENT], 10)).toBe(false)
})

it('[Y8] edits of the absent are taken up to 4 MiB a lane', () => {
  const recovery = createRecovery(() => 0, 1000)
  const mebibyte = 1024 * 1024
  for (let taken = 0; taken < 4; taken++) {
    expect(recovery.mayHandOver([ABSENT], mebibyte)).toBe(true)
    recovery.note(new Map(), new Y.Doc(), mebibyte)
  }
  expect(recovery.mayHandOver([ABSENT], 1)).toBe(false)
})

it('[Y6] the same edits in other pieces, or deleted since, are no dispute; other edits are', () => {
  const author = new Y.Doc()
  author.clientID = ABSENT
  const text = author.getText('t')
  text.insert(0, 'samen')
  const half = Y.encodeStateAsUpdate(author)
  text.insert(5, ' wonen')
  author.getMap('m').set('pos', [1, 2, 0, 'page:page'])

  const lane = new Y.Doc()
  Y.applyUpdate(lane, Y.encodeStateAsUpdate(author))
  const recovery = createRecovery(() => 0, 1000)
  recovery.note(new Map([[ABSENT, 0]]), lane, 10)
  expect(recovery.isDisputedBy(half, lane)).toBe(false)
  expect(recovery.isDisputedBy(Y.encodeStateAsUpdate(author), lane)).toBe(false)
  lane.getText('t').delete(0, 5)
  expect(recovery.isDisputedBy(Y.encodeStateAsUpdate(author), lane)).toBe(false)

  const changes: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getText('t').insert(0, 'samen zorgen'),
    (doc) => {
      doc.getText('t').insert(0, 'samen wonen')
      doc.getMap('m').set('pos', [1, 3, 0, 'page:page'])
    },
    (doc) => {
      doc.getText('t').insert(0, ' wonen')
      doc.getText('t').insert(0, 'samen')
    },
  ]
  for (const change of changes) {
    const other = new Y.Doc()
    other.clientID = ABSENT
    change(other)
    expect(recovery.isDisputedBy(Y.encodeStateAsUpdate(other), lane)).toBe(true)
  }
})
