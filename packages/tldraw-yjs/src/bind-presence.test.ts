import { PRESENCE_USER_KEY } from '@anderhalf/protocol'
import { atom } from '@tldraw/state'
import { createPresenceStateDerivation, createShapeId, TLPOINTER_ID, type TLStore } from '@tldraw/tlschema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { bindPresence } from './bind-presence.ts'
import { bindPeople } from './people.ts'
import { createStore } from './testing/create-board.ts'

const noor = { id: 'participant-noor-1', name: 'Noor', role: 'participant', color: '#aa3300' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function createPerson() {
  const store = createStore()
  // Merging anything makes the store complete: instance, pointer, camera.
  store.mergeRemoteChanges(() => undefined)
  const awareness = new Awareness(new Y.Doc())
  return { store, awareness }
}

/** What the relay does: hands on, with the identity of the session stamped in. */
function relay(from: Awareness, to: Awareness, user: object | null = noor): void {
  const local = from.getLocalState()
  // A clock that stands still counts as news that is known already.
  from.setLocalState(local)
  const states = new Map(from.getStates())
  if (local !== null) states.set(from.clientID, { ...local, ...(user && { [PRESENCE_USER_KEY]: user }) })
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID], states), 'network')
}

function movePointer(store: TLStore, x: number, y: number): void {
  store.update(TLPOINTER_ID, (pointer) => ({ ...pointer, x, y, lastActivityTimestamp: 5 }))
}

function presencesIn(store: TLStore) {
  return store.allRecords().filter((record) => record.typeName === 'instance_presence')
}

test('a person is seen by the others as the relay says who it is', () => {
  const mine = createPerson()
  const theirs = createPerson()
  const unbinds = [bindPresence(mine), bindPresence(theirs)]
  movePointer(mine.store, 10.4, 20)
  vi.advanceTimersByTime(100)
  relay(mine.awareness, theirs.awareness)

  expect(presencesIn(theirs.store)).toMatchObject([
    {
      userId: noor.id,
      userName: 'Noor',
      color: '#aa3300',
      cursor: { x: 10, y: 20 },
      meta: { role: 'participant' },
    },
  ])
  for (const unbind of unbinds) unbind()
})

test('who leaves is gone from the canvas of the others', () => {
  const mine = createPerson()
  const theirs = createPerson()
  const unbind = bindPresence(mine)
  const unbindTheirs = bindPresence(theirs)
  relay(mine.awareness, theirs.awareness)
  unbind()
  relay(mine.awareness, theirs.awareness)
  expect(presencesIn(theirs.store)).toEqual([])
  unbindTheirs()
})

test('a state that the relay did not stamp is not shown, and parts that do not fit are left out', () => {
  const stranger = new Awareness(new Y.Doc())
  const { store, awareness } = createPerson()
  const unbind = bindPresence({ store, awareness })
  stranger.setLocalState({ c: [1, 2] })
  relay(stranger, awareness, null)
  expect(presencesIn(store)).toEqual([])

  const ids = Array.from({ length: 1000 }, (_, at) => `id${at}`)
  stranger.setLocalState({
    c: ['1', Number.NaN],
    v: [0, 0, 0, 1, 1],
    s: ids,
    p: 5,
    b: [1],
    l: [1, 'x'],
    f: {},
  })
  relay(stranger, awareness)
  expect(presencesIn(store)).toMatchObject([
    { cursor: null, camera: null, selectedShapeIds: [], brush: null, scribbles: [], followingUserId: null },
  ])
  unbind()
})

test('a pointer that moves a thousand times a second is sent at most seventeen times', () => {
  const { store, awareness } = createPerson()
  const unbind = bindPresence({ store, awareness })
  let sent = 0
  awareness.on('change', () => (sent += 1))
  for (let ms = 0; ms < 1000; ms += 1) {
    movePointer(store, ms, 0)
    vi.advanceTimersByTime(1)
  }
  expect(sent).toBeGreaterThan(12)
  expect(sent).toBeLessThanOrEqual(17)
  vi.advanceTimersByTime(100)
  expect(awareness.getLocalState()).toMatchObject({ c: [999, 0] })
  unbind()
})

test('who types is seen as active, also when their pointer lies still', () => {
  const mine = createPerson()
  const theirs = createPerson()
  const unbinds = [bindPresence(mine), bindPresence(theirs)]
  const whole = createPresenceStateDerivation(atom('user', { id: noor.id, name: noor.name }))(mine.store)
  movePointer(mine.store, 10, 20)
  vi.advanceTimersByTime(100)
  relay(mine.awareness, theirs.awareness)
  const seen = () => presencesIn(theirs.store)[0]?.lastActivityTimestamp
  const [seenBefore, wholeBefore] = [seen(), whole.get()?.lastActivityTimestamp]

  vi.advanceTimersByTime(60_000)
  mine.awareness.setLocalStateField('cursor', { anchor: 'behind the letter', head: 'behind the letter' })
  relay(mine.awareness, theirs.awareness)
  expect(seen()).toBe((seenBefore ?? 0) + 60_000)
  // tldraw's own presence goes by the pointer: there the typist fades.
  expect(whole.get()?.lastActivityTimestamp).toBe(wholeBefore)
  for (const unbind of unbinds) unbind()
})

test('a cursor move with one shape selected is at most 100 bytes on the wire', () => {
  const { store, awareness } = createPerson()
  const unbind = bindPresence({ store, awareness })
  const pageState = store.allRecords().find((record) => record.typeName === 'instance_page_state')!
  store.put([{ ...pageState, selectedShapeIds: [createShapeId('V1StGXR8_Z5jdHi6B-myT')] }])
  movePointer(store, -12_345, 6789)
  vi.advanceTimersByTime(100)
  expect(awareness.getLocalState()).toMatchObject({ c: [-12_345, 6789], s: ['V1StGXR8_Z5jdHi6B-myT'] })
  expect(encodeAwarenessUpdate(awareness, [awareness.clientID]).byteLength).toBeLessThanOrEqual(100)
  unbind()
})

test('a thousand selected shapes travel as fifty', () => {
  const { store, awareness } = createPerson()
  const unbind = bindPresence({ store, awareness })
  const pageState = store.allRecords().find((record) => record.typeName === 'instance_page_state')!
  const selectedShapeIds = Array.from({ length: 1000 }, () => createShapeId())
  store.put([{ ...pageState, selectedShapeIds }])
  vi.advanceTimersByTime(100)
  expect(awareness.getLocalState()?.['s']).toHaveLength(50)
  unbind()
})

test('the list of people has everybody once, by name, and stays the same while cursors move', () => {
  const { awareness } = createPerson()
  const devices = [1, 2].map(() => new Awareness(new Y.Doc()))
  const other = new Awareness(new Y.Doc())
  const lists: string[][] = []
  const unbind = bindPeople(awareness, (people) => lists.push(people.map(({ name }) => name)))
  for (const device of devices) relay(device, awareness)
  relay(other, awareness, { ...noor, id: 'participant-ali-01', name: 'Ali' })
  devices[0]!.setLocalState({ c: [1, 1] })
  relay(devices[0]!, awareness)
  expect(lists).toEqual([[], ['Noor'], ['Ali', 'Noor']])
  unbind()
})
