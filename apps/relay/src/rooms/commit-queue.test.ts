import { parseBoardId } from '@anderhalf/protocol'
import { afterEach, expect, it, vi } from 'vitest'
import type { LaneUpdate } from '../storage/lane-storage.ts'
import { createCommitQueue } from './commit-queue.ts'

function update(seq: number): LaneUpdate {
  const boardId = parseBoardId('board-of-the-test')!
  return { boardId, lane: 'canvas', seq, bytes: Uint8Array.of(seq), sessionKey: 'anne', clientOwners: [] }
}

function createDisk() {
  const batches: number[][] = []
  let refusals = 0
  return {
    batches,
    refuse: (times: number) => {
      refusals = times
    },
    async appendUpdates(batch: readonly LaneUpdate[]) {
      if (refusals-- > 0) throw new Error('the disk is full')
      batches.push(batch.map(({ seq }) => seq))
    },
  }
}

afterEach(() => {
  vi.useRealTimers()
})

it('commits a lone update in the same turn and gathers those that come during a commit', async () => {
  const disk = createDisk()
  const queue = createCommitQueue(disk, () => {})
  queue.push(update(1), () => {
    queue.push(update(2), () => {})
    queue.push(update(3), () => {})
  })
  await queue.settled()
  await queue.settled()
  expect(disk.batches).toEqual([[1], [2, 3]])
})

it('does not wait for a gathering once there are enough', async () => {
  const disk = createDisk()
  const stopped = 0
  const queue = createCommitQueue(
    disk,
    () => {},
    () => stopped,
  )
  queue.push(update(0), () => {})
  await queue.settled()
  for (let seq = 1; seq <= 256; seq++) queue.push(update(seq), () => {})
  await queue.settled()
  expect(disk.batches.flat()).toHaveLength(257)
})

it('tells nobody that an update is durable while the disk refuses, and tries again until it is', async () => {
  const disk = createDisk()
  const failures: boolean[] = []
  const queue = createCommitQueue(disk, () => failures.push(queue.isHealthy))
  const durable: number[] = []
  disk.refuse(2)
  queue.push(update(1), (seq) => durable.push(seq))
  expect(durable).toEqual([])
  await queue.settled()
  expect(failures).toEqual([false, false])
  expect(durable).toEqual([1])
  expect(queue.isHealthy).toBe(true)
  expect(disk.batches).toEqual([[1]])
})

it('[D10] waits twice as long after each refusal, at most five seconds, and keeps what comes meanwhile', async () => {
  vi.useFakeTimers()
  const disk = createDisk()
  const refusedAtMs: number[] = []
  const durable: number[] = []
  const queue = createCommitQueue(disk, () => {
    refusedAtMs.push(Date.now())
    queue.push(update(refusedAtMs.length + 1), (seq) => durable.push(seq))
    expect(queue.isHealthy).toBe(false)
    expect(durable).toEqual([])
  })
  disk.refuse(9)
  queue.push(update(1), (seq) => durable.push(seq))
  await vi.runAllTimersAsync()
  const pausesMs = refusedAtMs.slice(1).map((atMs, nth) => atMs - refusedAtMs[nth]!)
  expect(pausesMs).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000])
  expect(durable).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(disk.batches).toEqual([[1], [2, 3, 4, 5, 6, 7, 8, 9, 10]])
  expect(queue.isHealthy).toBe(true)
})

it('says when more waits than the disk can follow, and when there is room again', async () => {
  const disk = createDisk()
  const queue = createCommitQueue(disk, () => {})
  for (let seq = 0; seq < 4_095; seq++) queue.push(update(seq), () => {})
  expect(queue.isBacklogged).toBe(false)
  queue.push(update(4_095), () => {})
  expect(queue.isBacklogged).toBe(true)
  await queue.relieved()
  expect(queue.isBacklogged).toBe(false)
  await queue.settled()
})
