import { seedBoard, stateDigest } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addNote } from '../socket/testing/note.ts'
import type { LaneSnapshot, StoredLane } from '../storage/lane-storage.ts'
import { createLaneState, type LaneFault, type LaneState } from './lane-state.ts'
import { createSnapshotMaker } from './snapshot-maker.ts'

const maker = createSnapshotMaker()
afterAll(() => maker.close())

interface Tried {
  readonly state: LaneState
  readonly faults: LaneFault[]
  readonly saved: LaneSnapshot[]
  /** As it lies on the disk; a test may change it. */
  disk: StoredLane
}

/** A lane with an edit that was made since it was loaded, and enough of them to be worth a snapshot. */
function loaded(): Tried {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  seedBoard(doc, { name: 'Proef', shapes: [] })
  for (let index = 0; index < 40; index++) addNote(doc, `n${index}`, 'wonen en zorg '.repeat(100))
  const rows = updates.map((bytes, index) => ({ seq: index + 1, bytes }))
  const disk = { snapshot: null, updates: rows, clientOwners: [], damage: null }
  const faults: LaneFault[] = []
  const saved: LaneSnapshot[] = []
  const state = createLaneState({
    lane: 'canvas',
    stored: disk,
    limits: LIMITS,
    nowMs: () => performance.now(),
    makeSnapshot: (parts) => maker.make(parts),
    loadStored: async () => tried.disk,
    saveSnapshot: async (snapshot) => void saved.push(snapshot),
    beforeCut() {},
    onFault: (fault) => faults.push(fault),
  })
  const tried: Tried = { state, faults, saved, disk }
  state.document()
  return tried
}

test('[Y16] what is stored is what is in memory, and a snapshot of it holds the same', async () => {
  const { state, faults, saved } = loaded()
  const digest = stateDigest(state.document().doc)
  expect(await state.isAsStored()).toBe(true)
  expect(await state.tidy()).toBe(true)
  const again = new Y.Doc()
  Y.applyUpdate(again, saved[0]!.bytes)
  expect(stateDigest(again)).toBe(digest)
  expect(faults).toEqual([])
})

test('[Y16] a document that is not what its log makes is found, and no snapshot takes the place of the log', async () => {
  const { state, faults, saved } = loaded()
  const { nextSeq } = state.log
  addNote(state.document().doc, 'in memory alone')
  expect(await state.tidy()).toBe(false)
  expect(faults).toEqual(['differs'])
  expect(saved).toEqual([])
  expect(state.log.nextSeq - state.log.firstSeq, 'the log is whole').toBe(nextSeq - 1)
  expect(state.document().doc.getMap('records').has('shape:in memory alone'), 'built anew').toBe(false)
})

test.each([
  ['lacks the last edit', (disk: StoredLane) => ({ ...disk, updates: disk.updates.slice(0, -1) })],
  [
    'holds another edit',
    (disk: StoredLane) => {
      const other = new Y.Doc()
      addNote(other, 'other')
      const bytes = Y.encodeStateAsUpdate(other)
      return withLast(disk, bytes)
    },
  ],
  ['cannot be replayed', (disk: StoredLane) => withLast(disk, Uint8Array.of(0xff, 0xff))],
  ['is damaged', (disk: StoredLane): StoredLane => ({ ...disk, damage: { fromSeq: 9, reason: 'checksum' } })],
])('[Y16] a disk that %s is found while the room still knows better', async (_, change) => {
  const tried = loaded()
  tried.disk = change(tried.disk)
  expect(await tried.state.isAsStored()).toBe(false)
  expect(tried.faults).toEqual(['differs'])
  expect(tried.saved).toEqual([])
})

function withLast(disk: StoredLane, bytes: Uint8Array): StoredLane {
  return { ...disk, updates: [...disk.updates.slice(0, -1), { seq: disk.updates.length, bytes }] }
}
