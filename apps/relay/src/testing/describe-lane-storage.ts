import { randomBytes } from 'node:crypto'
import { parseBoardId, parseParticipantId, privateLaneOf, type BoardId, type Lane } from '@anderhalf/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LaneStorage, LaneUpdate } from '../storage/lane-storage.ts'

export interface StorageUnderTest {
  open(): LaneStorage
  /** Takes away what the storage left behind. */
  dispose(): Promise<void>
}

/** What every storage keeps to. */
export function describeLaneStorage(name: string, create: () => Promise<StorageUnderTest>): void {
  describe(name, () => {
    let place: StorageUnderTest
    let storage: LaneStorage
    let boardId: BoardId
    beforeEach(async () => {
      place = await create()
      storage = place.open()
      boardId = parseBoardId(randomBytes(16).toString('base64url'))!
    })
    afterEach(async () => {
      await storage.close()
      await place.dispose()
    })

    function update(seq: number, part: Partial<LaneUpdate> = {}): LaneUpdate {
      const bytes = Uint8Array.of(seq % 256, 1, 2)
      return { boardId, lane: 'canvas', seq, bytes, sessionKey: 'anne', clientOwners: [], ...part }
    }

    async function seqsOf(lane: Lane = 'canvas'): Promise<number[]> {
      return (await storage.loadLane(boardId, lane)).updates.map(({ seq }) => seq)
    }

    async function reopen(): Promise<void> {
      await storage.close()
      storage = place.open()
    }

    test('a lane that was never written is empty', async () => {
      const empty = { snapshot: null, updates: [], clientOwners: [], damage: null }
      expect(await storage.loadLane(boardId, 'canvas')).toEqual(empty)
    })

    test('gives back what was written, in order, also after it was opened again', async () => {
      const large = randomBytes(300_000)
      await storage.appendUpdates([update(1), update(2, { bytes: large })])
      await storage.appendUpdates([update(3)])
      await reopen()
      const { updates, damage } = await storage.loadLane(boardId, 'canvas')
      expect(updates.map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(Buffer.compare(updates[1]!.bytes, large)).toBe(0)
      expect(damage).toBeNull()
    })

    test('bytes are stored as they were when they were given', async () => {
      const pool = Buffer.alloc(64, 7)
      const storing = storage.appendUpdates([update(1, { bytes: pool.subarray(8, 16) })])
      pool.fill(0)
      await storing
      const { updates } = await storage.loadLane(boardId, 'canvas')
      expect(updates[0]!.bytes).toEqual(new Uint8Array(8).fill(7))
    })

    test('lanes and boards know nothing of each other', async () => {
      const mine = privateLaneOf(parseParticipantId('participant-me-01')!)
      const other = parseBoardId('another-board-0123')!
      await storage.appendUpdates([update(1), update(1, { lane: mine }), update(1, { boardId: other })])
      await storage.appendUpdates([update(2, { lane: mine })])
      expect(await seqsOf()).toEqual([1])
      expect(await seqsOf(mine)).toEqual([1, 2])
      expect(await seqsOf('review')).toEqual([])
    })

    test('a snapshot takes the place of the updates in it, and leaves the later ones', async () => {
      await storage.appendUpdates([1, 2, 3, 4].map((seq) => update(seq)))
      const snapshot = { upToSeq: 3, bytes: randomBytes(50), stateVector: randomBytes(5) }
      await storage.saveSnapshot(boardId, 'canvas', snapshot)
      await reopen()
      const stored = await storage.loadLane(boardId, 'canvas')
      expect(stored.snapshot?.upToSeq).toBe(3)
      expect(Buffer.compare(stored.snapshot!.bytes, snapshot.bytes)).toBe(0)
      expect(Buffer.compare(stored.snapshot!.stateVector, snapshot.stateVector)).toBe(0)
      expect(stored.updates.map(({ seq }) => seq)).toEqual([4])

      await storage.appendUpdates([update(5)])
      await storage.saveSnapshot(boardId, 'canvas', { ...snapshot, upToSeq: 5 })
      expect(await seqsOf()).toEqual([])
    })

    test('client ids belong to the session that was stored first', async () => {
      const owners = [{ clientId: 4_294_967_295, sessionKey: 'anne' }]
      await storage.appendUpdates([update(1, { clientOwners: owners })])
      await storage.appendUpdates([
        update(2, {
          clientOwners: [
            { clientId: 4_294_967_295, sessionKey: 'bilal' },
            { clientId: 1, sessionKey: 'bilal' },
          ],
        }),
      ])
      await reopen()
      const { clientOwners } = await storage.loadLane(boardId, 'canvas')
      expect(clientOwners).toHaveLength(2)
      expect(clientOwners).toEqual(expect.arrayContaining([...owners, { clientId: 1, sessionKey: 'bilal' }]))
    })

    test('a batch that cannot be stored leaves nothing of it, and others are not held up', async () => {
      await storage.appendUpdates([update(1)])
      const broken = storage.appendUpdates([update(2), update(1, { bytes: Uint8Array.of(9) })])
      const good = storage.appendUpdates([update(1, { lane: 'review' })])
      await expect(broken).rejects.toThrow()
      await good
      expect(await seqsOf()).toEqual([1])
      expect(await seqsOf('review')).toEqual([1])
      await storage.appendUpdates([update(2)])
      expect(await seqsOf()).toEqual([1, 2])
    })

    test('a batch may be given again when it was stored and nobody heard of it', async () => {
      const batch = [update(1, { clientOwners: [{ clientId: 7, sessionKey: 'anne' }] }), update(2)]
      await storage.appendUpdates(batch)
      await storage.appendUpdates(batch)
      await storage.appendUpdates([update(2), update(3)])
      await reopen()
      const { updates, clientOwners, damage } = await storage.loadLane(boardId, 'canvas')
      expect(updates.map(({ seq, bytes }) => [seq, bytes[0]])).toEqual([1, 2, 3].map((seq) => [seq, seq]))
      expect(clientOwners).toEqual([{ clientId: 7, sessionKey: 'anne' }])
      expect(damage).toBeNull()
    })

    test('many batches at once are all stored', async () => {
      const batches = Array.from({ length: 300 }, (_, index) => storage.appendUpdates([update(index + 1)]))
      await Promise.all(batches)
      expect(await seqsOf()).toHaveLength(300)
    })

    test('what was given before closing is stored', async () => {
      const storing = storage.appendUpdates([update(1)])
      await reopen()
      await storing
      expect(await seqsOf()).toEqual([1])
    })
  })
}
