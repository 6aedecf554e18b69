import { setTimeout as delay } from 'node:timers/promises'
import { createGenerator } from '../generator/generator.ts'
import { cpuSecondsOf, forgetPeakOf, peakResidentMiBOf } from '../measure/process-usage.ts'
import type { Target } from '../targets/target.ts'
import type { Effort, Row } from './row.ts'

const EDITS = 200_000
const RECORDS = 500
const TEXT_LENGTH = 380
/** Servers that write behind get this long before they are asked to stop. */
const SETTLE_MS = 3000
const QUIET_MS = 1500

export const LONG_HISTORY_ROW: Row = {
  id: 'long-history',
  title: '200,000 updates over 500 records as fast as they are taken, then SIGTERM, a start and a join',
  targets: ['ours', 'stock-leveldb', 'hocuspocus'],
  columns: [
    { metric: 'takenPerSecond', label: 'taken/s', digits: 0 },
    { metric: 'durablePerSecond', label: 'durable/s', digits: 0 },
    { metric: 'cpuUs', label: 'CPU µs / update', digits: 1 },
    { metric: 'peakMiB', label: 'peak MiB', digits: 0 },
    { metric: 'stopMs', label: 'stop ms', digits: 0 },
    { metric: 'joinMs', label: 'join after restart ms', digits: 0 },
    { metric: 'lost', label: 'lost by SIGTERM', digits: 0 },
  ],
  goals: [
    { metric: 'joinMs', bound: 'at-most', limit: 50 },
    { metric: 'lost', bound: 'at-most', limit: 0 },
    { metric: 'durablePerSecond', bound: 'at-least', limit: 15_000 },
  ],
  measure: measureLongHistory,
}

async function measureLongHistory(target: Target, effort: Effort): Promise<Record<string, number>> {
  const edits = Math.round(EDITS * effort.scale)
  const running = await target.start()
  const generator = createGenerator()
  try {
    const [writer, observer, newcomer] = await running.openRoom(3)
    forgetPeakOf(running.pid())
    const cpuBefore = cpuSecondsOf(running.pid())
    const poured = await generator.call('pourEdits', writer!, observer!, {
      edits,
      records: RECORDS,
      textLength: TEXT_LENGTH,
      askDurable: target.name === 'ours',
    })
    const cpuSeconds = cpuSecondsOf(running.pid()) - cpuBefore
    const peakMiB = peakResidentMiBOf(running.pid())
    await delay(SETTLE_MS)
    const { stopMs } = await running.restart()
    const join = await generator.call('joinBoard', newcomer!, RECORDS, QUIET_MS)
    const newest = new Map(await generator.call('newestEdits', newcomer!, QUIET_MS)).get(0) ?? 0
    return {
      ...poured,
      cpuUs: (cpuSeconds * 1e6) / edits,
      peakMiB,
      stopMs,
      joinMs: join.completeMs,
      lost: edits - newest,
    }
  } finally {
    await generator.close()
    await running.close()
  }
}
