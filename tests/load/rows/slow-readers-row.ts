import { setTimeout as delay } from 'node:timers/promises'
import { seatCrowd, type Crowd } from '../generator/crowd.ts'
import { latencyQuantileMs } from '../measure/latency-histogram.ts'
import { residentMiBOf } from '../measure/process-usage.ts'
import type { Target } from '../targets/target.ts'
import type { Row } from './row.ts'

const CLIENTS = 50
const WRITERS = 20
const STALLED = 10
const EDITS_PER_SECOND = 20
const TEXT_LENGTH = 4096
const WARM_UP_MS = 5000
const BEFORE_MS = 5000
const STALL_MS = 20_000
const CATCH_UP_LIMIT_MS = 20_000

export const SLOW_READERS_ROW: Row = {
  id: 'slow-readers',
  title: '10 of 50 readers stop reading for 20 s, 20 writers × 20/s × 4 KB',
  targets: ['ours', 'stock', 'hocuspocus'],
  columns: [
    { metric: 'stalledMiB', label: 'memory for them MiB', digits: 1 },
    { metric: 'growthMiB', label: 'memory grows MiB', digits: 1 },
    { metric: 'controlMiB', label: 'grows when all read MiB', digits: 1 },
    { metric: 'p99BeforeMs', label: 'p99 before ms', digits: 1 },
    { metric: 'p99DuringMs', label: 'others’ p99 during ms', digits: 1 },
    { metric: 'p99Ratio', label: 'during / before', digits: 2 },
    { metric: 'behind', label: 'not caught up', digits: 0 },
    { metric: 'closed', label: 'closed', digits: 0 },
  ],
  goals: [
    { metric: 'stalledMiB', bound: 'at-most', limit: 5 },
    { metric: 'p99Ratio', bound: 'at-most', limit: 1.1 },
    { metric: 'behind', bound: 'at-most', limit: 0 },
  ],
  measure: measureSlowReaders,
}

/** A new server grows under such a load also when everybody reads: what is left above that is for the stalled. */
async function measureSlowReaders(target: Target): Promise<Record<string, number>> {
  const control = await measureStall(target, 0)
  const stalled = await measureStall(target, STALLED)
  return {
    ...stalled,
    controlMiB: control.growthMiB,
    stalledMiB: stalled.growthMiB - control.growthMiB,
  }
}

async function measureStall(target: Target, count: number) {
  const running = await target.start()
  try {
    const rooms = [await running.openRoom(CLIENTS)]
    const crowd = await seatCrowd({ processes: 2, rooms, writersPerRoom: WRITERS, watching: true })
    try {
      await crowd.startEdits(EDITS_PER_SECOND, TEXT_LENGTH)
      await delay(WARM_UP_MS)
      await crowd.forget()
      await delay(BEFORE_MS)
      const before = await crowd.tally()
      await crowd.forget()

      const startMiB = residentMiBOf(running.pid())
      await crowd.stall(count)
      const mostMiB = await mostMemoryDuring(running.pid(), STALL_MS)
      const during = await crowd.tally()
      await crowd.resumeAll()
      await crowd.rest()
      const behind = await readersBehind(crowd)
      const p99BeforeMs = latencyQuantileMs(before.latency, 0.99)
      const p99DuringMs = latencyQuantileMs(during.latency, 0.99)
      return {
        growthMiB: mostMiB - startMiB,
        p99BeforeMs,
        p99DuringMs,
        p99Ratio: p99DuringMs / p99BeforeMs,
        behind,
        closed: (await crowd.tally()).closed,
      }
    } finally {
      await crowd.close()
    }
  } finally {
    await running.close()
  }
}

async function mostMemoryDuring(pid: number, ms: number): Promise<number> {
  const endMs = performance.now() + ms
  let mostMiB = 0
  while (performance.now() < endMs) {
    mostMiB = Math.max(mostMiB, residentMiBOf(pid))
    await delay(200)
  }
  return mostMiB
}

/** @returns how many readers lack the newest edit of some writer when the time is up */
async function readersBehind(crowd: Crowd): Promise<number> {
  const deadlineMs = performance.now() + CATCH_UP_LIMIT_MS
  for (;;) {
    const { sent, seen } = await crowd.progress()
    const behind = seen.filter((reader) => {
      const newest = new Map(reader)
      return sent.some(([writer, sequence]) => (newest.get(writer) ?? 0) < sequence)
    }).length
    if (behind === 0 || performance.now() > deadlineMs) return behind
    await delay(100)
  }
}
