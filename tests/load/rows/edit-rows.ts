import { setTimeout as delay } from 'node:timers/promises'
import { seatCrowd, type Crowd } from '../generator/crowd.ts'
import { latencyQuantileMs } from '../measure/latency-histogram.ts'
import { cpuSecondsOf, residentMiBOf } from '../measure/process-usage.ts'
import type { ClientAddress } from '../targets/client-address.ts'
import type { RunningTarget, Target } from '../targets/target.ts'
import type { Effort, MetricColumn, Row } from './row.ts'

interface EditLoad {
  readonly rooms: number
  readonly clientsPerRoom: number
  readonly writersPerRoom: number
  readonly editsPerSecond: number
  readonly processes: number
  readonly askDurable?: boolean
}

/** An edit carries about as much as a whole tldraw record. */
const TEXT_LENGTH = 380
const DRAIN_LIMIT_MS = 15_000
const ROOMS_AT_ONCE = 8

const COLUMNS: readonly MetricColumn[] = [
  { metric: 'cpuUs', label: 'CPU µs / delivery', digits: 2 },
  { metric: 'p50Ms', label: 'p50 ms', digits: 2 },
  { metric: 'p99Ms', label: 'p99 ms', digits: 1 },
  { metric: 'cores', label: 'cores', digits: 2 },
  { metric: 'deliveredPerSecond', label: 'delivered/s', digits: 0 },
  { metric: 'missing', label: 'not delivered', digits: 0 },
]

export const EDIT_ROWS: readonly Row[] = [
  {
    id: 'fan-out',
    title: 'One room, 100 clients, 10 writers × 20/s',
    targets: ['ours', 'stock', 'stock-leveldb', 'hocuspocus'],
    columns: COLUMNS,
    goals: [
      { metric: 'cpuUs', bound: 'at-most', limit: { peer: 'stock', factor: 0.4 } },
      { metric: 'p99Ms', bound: 'at-most', limit: 20 },
      { metric: 'missing', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort) =>
      measureEdits(target, effort, {
        rooms: 1,
        clientsPerRoom: 100,
        writersPerRoom: 10,
        editsPerSecond: 20,
        processes: 2,
      }),
  },
  {
    id: 'small-room',
    title: 'Small room, 10 clients, all write 20/s',
    targets: ['ours', 'stock', 'stock-leveldb', 'hocuspocus'],
    columns: COLUMNS,
    goals: [
      { metric: 'cpuUs', bound: 'at-most', limit: { peer: 'stock', factor: 1 } },
      { metric: 'p50Ms', bound: 'at-most', limit: 1 },
      { metric: 'missing', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort) =>
      measureEdits(target, effort, {
        rooms: 1,
        clientsPerRoom: 10,
        writersPerRoom: 10,
        editsPerSecond: 20,
        processes: 1,
      }),
  },
  {
    id: 'pairs',
    title: '50 rooms × 2 people × 40/s each',
    targets: ['ours', 'stock', 'stock-leveldb', 'hocuspocus'],
    columns: COLUMNS,
    goals: [
      { metric: 'cpuUs', bound: 'at-most', limit: { peer: 'stock', factor: 1 } },
      { metric: 'missing', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort) =>
      measureEdits(target, effort, {
        rooms: 50,
        clientsPerRoom: 2,
        writersPerRoom: 2,
        editsPerSecond: 40,
        processes: 2,
      }),
  },
  {
    id: 'busy-room',
    title: 'Busy room: 100 clients, 50 writers × 20/s',
    targets: ['ours', 'stock', 'hocuspocus'],
    columns: COLUMNS,
    goals: [
      { metric: 'cpuUs', bound: 'at-most', limit: { peer: 'hocuspocus', factor: 0.25 } },
      { metric: 'p99Ms', bound: 'at-most', limit: 40 },
      { metric: 'missing', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort) =>
      measureEdits(target, effort, {
        rooms: 1,
        clientsPerRoom: 100,
        writersPerRoom: 50,
        editsPerSecond: 20,
        processes: 2,
      }),
  },
  {
    id: 'many-rooms',
    title: '1,000 rooms × 5 clients, one update/s each',
    targets: ['ours', 'stock', 'stock-leveldb', 'hocuspocus'],
    columns: [...COLUMNS, { metric: 'kibPerConnection', label: 'KiB / connection', digits: 1 }],
    goals: [
      { metric: 'cpuUs', bound: 'at-most', limit: { peer: 'stock-leveldb', factor: 0.7 } },
      { metric: 'p99Ms', bound: 'at-most', limit: 8 },
      { metric: 'kibPerConnection', bound: 'at-most', limit: 14 },
      { metric: 'missing', bound: 'at-most', limit: 0 },
    ],
    measure: (target, effort) =>
      measureEdits(target, effort, {
        rooms: Math.round(1000 * effort.scale),
        clientsPerRoom: 5,
        writersPerRoom: 1,
        editsPerSecond: 1,
        processes: 2,
      }),
  },
  {
    id: 'durable-ack',
    title: 'Durable acknowledgement, 100 clients × 5 edits/s',
    targets: ['ours'],
    columns: [
      { metric: 'durableP50Ms', label: 'durable p50 ms', digits: 1 },
      { metric: 'durableP99Ms', label: 'durable p99 ms', digits: 1 },
      ...COLUMNS,
    ],
    goals: [
      { metric: 'durableP50Ms', bound: 'at-most', limit: 30 },
      { metric: 'durableP99Ms', bound: 'at-most', limit: 150 },
    ],
    measure: (target, effort) =>
      measureEdits(target, effort, {
        rooms: 1,
        clientsPerRoom: 100,
        writersPerRoom: 100,
        editsPerSecond: 5,
        processes: 2,
        askDurable: true,
      }),
  },
]

async function measureEdits(target: Target, effort: Effort, load: EditLoad): Promise<Record<string, number>> {
  const running = await target.start()
  try {
    const rooms = await openRooms(running, load)
    const emptyMiB = residentMiBOf(running.pid())
    const crowd = await seatCrowd({
      processes: load.processes,
      rooms,
      writersPerRoom: load.writersPerRoom,
      hello: load.askDurable ?? false,
    })
    try {
      const kibPerConnection = ((residentMiBOf(running.pid()) - emptyMiB) * 1024) / crowd.clients
      return { ...(await measureWindow(running, crowd, effort, load)), kibPerConnection }
    } finally {
      await crowd.close()
    }
  } finally {
    await running.close()
  }
}

async function measureWindow(
  running: RunningTarget,
  crowd: Crowd,
  effort: Effort,
  load: EditLoad,
): Promise<Record<string, number>> {
  const askDurable = load.askDurable ?? false
  await crowd.startEdits(load.editsPerSecond, TEXT_LENGTH, askDurable)
  await delay(effort.warmUpSeconds * 1000)
  await crowd.rest()
  await drain(crowd, load)
  await crowd.forget()

  const cpuBefore = cpuSecondsOf(running.pid())
  const startedAtMs = performance.now()
  await crowd.startEdits(load.editsPerSecond, TEXT_LENGTH, askDurable)
  await delay(effort.seconds * 1000)
  await crowd.rest()
  await drain(crowd, load)
  const elapsedSeconds = (performance.now() - startedAtMs) / 1000
  const cpuSeconds = cpuSecondsOf(running.pid()) - cpuBefore

  const tally = await crowd.tally()
  return {
    cpuUs: (cpuSeconds * 1e6) / tally.delivered,
    p50Ms: latencyQuantileMs(tally.latency, 0.5),
    p99Ms: latencyQuantileMs(tally.latency, 0.99),
    cores: cpuSeconds / elapsedSeconds,
    deliveredPerSecond: tally.delivered / elapsedSeconds,
    missing: tally.sent * (load.clientsPerRoom - 1) - tally.delivered,
    durableP50Ms: latencyQuantileMs(tally.durable, 0.5),
    durableP99Ms: latencyQuantileMs(tally.durable, 0.99),
  }
}

/** Until everybody has everything, or nothing has come for a second. */
async function drain(crowd: Crowd, load: EditLoad): Promise<void> {
  const deadlineMs = performance.now() + DRAIN_LIMIT_MS
  let before = -1
  let unchanged = 0
  while (performance.now() < deadlineMs && unchanged < 10) {
    const { sent, delivered } = await crowd.tally()
    if (delivered >= sent * (load.clientsPerRoom - 1)) return
    unchanged = delivered === before ? unchanged + 1 : 0
    before = delivered
    await delay(100)
  }
}

async function openRooms(running: RunningTarget, load: EditLoad): Promise<ClientAddress[][]> {
  const rooms: ClientAddress[][] = []
  while (rooms.length < load.rooms) {
    const due = Math.min(ROOMS_AT_ONCE, load.rooms - rooms.length)
    const opened = Array.from({ length: due }, () => running.openRoom(load.clientsPerRoom))
    rooms.push(...(await Promise.all(opened)))
  }
  return rooms
}
