import { setTimeout as delay } from 'node:timers/promises'
import { seatCrowd } from '../generator/crowd.ts'
import { latencyQuantileMs } from '../measure/latency-histogram.ts'
import { cpuSecondsOf } from '../measure/process-usage.ts'
import type { Target } from '../targets/target.ts'
import type { Effort, MetricColumn, Row } from './row.ts'

const MOVES_PER_SECOND = 20
const JSON_LENGTH = 310

const COLUMNS: readonly MetricColumn[] = [
  { metric: 'hz', label: 'Hz seen', digits: 1 },
  { metric: 'cpuUs', label: 'CPU µs / delivery', digits: 2 },
  { metric: 'p50Ms', label: 'p50 ms', digits: 1 },
  { metric: 'p99Ms', label: 'p99 ms', digits: 0 },
  { metric: 'cores', label: 'cores', digits: 2 },
]

export const PRESENCE_ROWS: readonly Row[] = [
  {
    id: 'presence-100',
    title: 'Presence, 100 clients at 20 Hz',
    targets: ['ours', 'stock', 'hocuspocus'],
    columns: COLUMNS,
    goals: [
      { metric: 'cpuUs', bound: 'at-most', limit: { peer: 'hocuspocus', factor: 0.12 } },
      { metric: 'hz', bound: 'at-least', limit: 18 },
      { metric: 'p99Ms', bound: 'at-most', limit: 60 },
    ],
    measure: (target, effort) => measurePresence(target, effort, 100),
  },
  {
    id: 'presence-300',
    title: 'Presence, 300 clients at 20 Hz',
    targets: ['ours', 'stock', 'hocuspocus'],
    columns: COLUMNS,
    goals: [
      { metric: 'hz', bound: 'at-least', limit: 15 },
      { metric: 'p99Ms', bound: 'at-most', limit: 100 },
      { metric: 'cores', bound: 'at-most', limit: 0.35 },
    ],
    measure: (target, effort) => measurePresence(target, effort, 300),
  },
]

async function measurePresence(
  target: Target,
  effort: Effort,
  clients: number,
): Promise<Record<string, number>> {
  const running = await target.start()
  try {
    const crowd = await seatCrowd({
      processes: 3,
      rooms: [await running.openRoom(clients)],
      writersPerRoom: 0,
      // As the app does: whoever says so is told once who somebody is.
      hello: target.name === 'ours',
    })
    try {
      await crowd.startMoves(MOVES_PER_SECOND, JSON_LENGTH)
      await delay(effort.warmUpSeconds * 1000)
      await crowd.forget()
      const cpuBefore = cpuSecondsOf(running.pid())
      const startedAtMs = performance.now()
      await delay(effort.seconds * 1000)
      const tally = await crowd.tally()
      const cpuSeconds = cpuSecondsOf(running.pid()) - cpuBefore
      const elapsedSeconds = (performance.now() - startedAtMs) / 1000
      const fresh = tally.presenceEntries * (tally.sampledFresh / tally.sampledEntries)
      return {
        hz: tally.sampledFresh / (crowd.sampled * (clients - 1) * elapsedSeconds),
        cpuUs: (cpuSeconds * 1e6) / fresh,
        p50Ms: latencyQuantileMs(tally.presenceLatency, 0.5),
        p99Ms: latencyQuantileMs(tally.presenceLatency, 0.99),
        cores: cpuSeconds / elapsedSeconds,
      }
    } finally {
      await crowd.close()
    }
  } finally {
    await running.close()
  }
}
