import { setTimeout as delay } from 'node:timers/promises'
import { createGenerator } from '../generator/generator.ts'
import { cpuSecondsOf, forgetPeakOf, peakResidentMiBOf } from '../measure/process-usage.ts'
import type { Target } from '../targets/target.ts'
import type { Effort, MetricColumn, Row } from './row.ts'

/** For servers that write behind what they already passed on. */
const SETTLE_MS = 3000
const QUIET_MS = 1500
const STORM_PROCESSES = 3
const STORM_LIMIT_MS = 90_000

const COLD_COLUMNS: readonly MetricColumn[] = [
  { metric: 'coldMs', label: 'whole board after ms', digits: 0 },
  { metric: 'syncedMs', label: '"synced" after ms', digits: 0 },
  { metric: 'emptyPart', label: 'part missing at "synced"', digits: 2 },
  { metric: 'lostNotes', label: 'notes lost', digits: 0 },
  { metric: 'mib', label: 'MiB', digits: 1 },
]

export const JOIN_ROWS: readonly Row[] = [
  coldJoin('cold-join-10k', 10_000, '10,000'),
  coldJoin('cold-join-50k', 50_000, '50,000'),
  {
    id: 'join-storm',
    title: '100 clients join a board of 50,000 notes at once',
    targets: ['ours', 'stock'],
    columns: [
      { metric: 'lastMs', label: 'last one after ms', digits: 0 },
      { metric: 'cpuSeconds', label: 'CPU s', digits: 2 },
      { metric: 'peakMiB', label: 'peak MiB', digits: 0 },
      { metric: 'unserved', label: 'not served', digits: 0 },
    ],
    goals: [
      { metric: 'lastMs', bound: 'at-most', limit: { peer: 'stock', factor: 0.1 } },
      { metric: 'cpuSeconds', bound: 'at-most', limit: { peer: 'stock', factor: 0.05 } },
      { metric: 'peakMiB', bound: 'at-most', limit: 250 },
      { metric: 'unserved', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort) => measureStorm(target, Math.round(50_000 * effort.scale)),
  },
]

function coldJoin(id: string, notes: number, words: string): Row {
  return {
    id,
    title: `Board of ${words} notes after a restart: cold join`,
    targets: ['ours', 'stock-leveldb', 'hocuspocus'],
    columns: COLD_COLUMNS,
    goals: [
      { metric: 'coldMs', bound: 'at-most', limit: { peer: 'hocuspocus', factor: 0.12 } },
      { metric: 'emptyPart', bound: 'at-most', limit: 0 },
      { metric: 'lostNotes', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort: Effort) => measureColdJoin(target, Math.round(notes * effort.scale)),
  }
}

async function measureColdJoin(target: Target, notes: number): Promise<Record<string, number>> {
  const running = await target.start()
  const generator = createGenerator()
  try {
    const [writer, observer, newcomer] = await running.openRoom(3)
    await generator.call('fillBoard', writer!, observer!, notes)
    await delay(SETTLE_MS)
    await running.restart()
    const join = await generator.call('joinBoard', newcomer!, notes, QUIET_MS)
    return {
      coldMs: join.completeMs,
      syncedMs: join.syncedMs,
      emptyPart: Math.max(0, 1 - join.notesAtSynced / notes),
      lostNotes: Math.max(0, notes - join.notes),
      mib: join.bytes / 1024 / 1024,
    }
  } finally {
    await generator.close()
    await running.close()
  }
}

async function measureStorm(target: Target, notes: number): Promise<Record<string, number>> {
  const running = await target.start()
  const generators = Array.from({ length: STORM_PROCESSES }, createGenerator)
  try {
    const [writer, observer, first, ...crowd] = await running.openRoom(103)
    const [generator] = generators
    await generator!.call('fillBoard', writer!, observer!, notes)
    await delay(SETTLE_MS)
    if (target.persistent) await running.restart()
    const control = await generator!.call('joinBoard', first!, notes, QUIET_MS)
    forgetPeakOf(running.pid())
    const cpuBefore = cpuSecondsOf(running.pid())
    const times = await Promise.all(
      generators.map((each, n) =>
        each.call(
          'storm',
          crowd.filter((_, place) => place % STORM_PROCESSES === n),
          control.bytes,
          STORM_LIMIT_MS,
        ),
      ),
    )
    const served = times.flat().filter((ms) => Number.isFinite(ms))
    return {
      lastMs: Math.max(...served),
      cpuSeconds: cpuSecondsOf(running.pid()) - cpuBefore,
      peakMiB: peakResidentMiBOf(running.pid()),
      unserved: crowd.length - served.length,
    }
  } finally {
    await Promise.all(generators.map((generator) => generator.close()))
    await running.close()
  }
}
