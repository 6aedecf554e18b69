import { setTimeout as delay } from 'node:timers/promises'
import { seatCrowd, type Crowd } from '../generator/crowd.ts'
import { createGenerator, type Generator } from '../generator/generator.ts'
import type { ClientAddress } from '../targets/client-address.ts'
import type { Target } from '../targets/target.ts'
import type { Effort, Row } from './row.ts'

const WRITERS = 5
const EDITS_PER_SECOND = 10
const TEXT_LENGTH = 380
const LEAST_LIFE_MS = 100
const MOST_LIFE_MS = 600
const QUIET_MS = 100
const RETURN_LIMIT_MS = 60_000

export const CRASH_ROWS: readonly Row[] = [
  {
    id: 'kill',
    title: 'kill -9 at random moments under 50 edits/s',
    targets: ['ours', 'stock-leveldb', 'hocuspocus'],
    columns: [
      { metric: 'kills', label: 'kills', digits: 0 },
      { metric: 'acknowledged', label: 'edits acknowledged', digits: 0 },
      { metric: 'acknowledgedLost', label: 'acknowledged and lost', digits: 0 },
      { metric: 'seenLost', label: 'seen by others and gone', digits: 0 },
      { metric: 'slowestStartMs', label: 'slowest start ms', digits: 0 },
    ],
    goals: [
      { metric: 'acknowledgedLost', bound: 'at-most', limit: 0 },
      { metric: 'acknowledged', bound: 'at-least', limit: 1 },
      { metric: 'slowestStartMs', bound: 'at-most', limit: 2000 },
    ],
    onlyOnce: true,
    measure: measureKills,
  },
  {
    id: 'return',
    title: '100 clients back after a restart',
    targets: ['ours'],
    columns: [
      { metric: 'p50Ms', label: 'p50 ms', digits: 0 },
      { metric: 'p95Ms', label: 'p95 ms', digits: 0 },
      { metric: 'lastMs', label: 'last one ms', digits: 0 },
      { metric: 'lost', label: 'not back', digits: 0 },
      { metric: 'downMs', label: 'stop and start ms', digits: 0 },
    ],
    goals: [
      { metric: 'lastMs', bound: 'at-most', limit: 10_000 },
      { metric: 'p95Ms', bound: 'at-most', limit: 5000 },
      { metric: 'lost', bound: 'at-most', limit: 0 },
    ],
    measure: measureReturn,
  },
]

async function measureKills(target: Target, effort: Effort): Promise<Record<string, number>> {
  const kills = target.name === 'ours' ? effort.kills : Math.min(20, effort.kills)
  const running = await target.start()
  const generator = createGenerator()
  let crowd: Crowd | null = null
  const counted = { acknowledged: 0, acknowledgedLost: 0, seenLost: 0, slowestStartMs: 0 }
  try {
    const [inspector, ...people] = await running.openRoom(WRITERS + 3)
    crowd = await seatCrowd({
      processes: 1,
      rooms: [people],
      writersPerRoom: WRITERS,
      hello: target.name === 'ours',
      watching: true,
    })
    for (let kill = 0; kill < kills; kill += 1) {
      await crowd.startEdits(EDITS_PER_SECOND, TEXT_LENGTH, true)
      await delay(LEAST_LIFE_MS + Math.random() * (MOST_LIFE_MS - LEAST_LIFE_MS))
      const { startMs } = await running.crash()
      await crowd.rest()
      const lost = await compare(crowd, generator, inspector!)
      counted.acknowledgedLost += lost.acknowledged
      counted.seenLost += lost.seen
      counted.slowestStartMs = Math.max(counted.slowestStartMs, startMs)
      await crowd.reconnect()
    }
    const { durable } = await crowd.progress()
    counted.acknowledged = durable.reduce((sum, [, sequence]) => sum + sequence, 0)
    return { ...counted, kills }
  } finally {
    await crowd?.close()
    await generator.close()
    await running.close()
  }
}

/** What the board has after a crash, before its writers came back, against what was promised and what was seen. */
async function compare(
  crowd: Crowd,
  generator: Generator,
  inspector: ClientAddress,
): Promise<{ acknowledged: number; seen: number }> {
  const { durable, seen } = await crowd.progress()
  const kept = new Map(await generator.call('newestEdits', inspector, QUIET_MS))
  const newestSeen = new Map<number, number>()
  for (const [writer, sequence] of seen.flat()) {
    newestSeen.set(writer, Math.max(sequence, newestSeen.get(writer) ?? 0))
  }
  return { acknowledged: missing(durable, kept), seen: missing([...newestSeen], kept) }
}

function missing(promised: Iterable<readonly [number, number]>, kept: ReadonlyMap<number, number>): number {
  let lost = 0
  for (const [writer, sequence] of promised) lost += Math.max(0, sequence - (kept.get(writer) ?? 0))
  return lost
}

async function measureReturn(target: Target): Promise<Record<string, number>> {
  const running = await target.start()
  try {
    const rooms = [await running.openRoom(100)]
    const crowd = await seatCrowd({ processes: 2, rooms, writersPerRoom: WRITERS })
    try {
      const back = crowd.comeBackAfterCut(RETURN_LIMIT_MS)
      // The order must have reached the clients before the cut does.
      await delay(500)
      const { stopMs, startMs } = await running.restart()
      const times = (await back).toSorted((a, b) => a - b)
      const returned = times.filter((ms) => Number.isFinite(ms))
      return {
        p50Ms: times[49]!,
        p95Ms: times[94]!,
        lastMs: returned.at(-1) ?? Number.NaN,
        lost: times.length - returned.length,
        downMs: stopMs + startMs,
      }
    } finally {
      await crowd.close()
    }
  } finally {
    await running.close()
  }
}
