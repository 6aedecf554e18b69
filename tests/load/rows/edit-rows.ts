import type { Goal, TargetName } from '../measure/judge.ts'
import { measureEdits, type EditLoad } from './measure-edits.ts'
import type { MetricColumn, Row } from './row.ts'

const COLUMNS: readonly MetricColumn[] = [
  { metric: 'cpuUs', label: 'CPU µs / delivery', digits: 2 },
  { metric: 'p50Ms', label: 'p50 ms', digits: 2 },
  { metric: 'p99Ms', label: 'p99 ms', digits: 1 },
  { metric: 'cores', label: 'cores', digits: 2 },
  { metric: 'deliveredPerSecond', label: 'delivered/s', digits: 0 },
  { metric: 'missing', label: 'not delivered', digits: 0 },
]
const MEMORY_COLUMN: MetricColumn = { metric: 'kibPerConnection', label: 'KiB / connection', digits: 1 }
const DURABLE_COLUMNS: readonly MetricColumn[] = [
  { metric: 'durableP50Ms', label: 'durable p50 ms', digits: 1 },
  { metric: 'durableP99Ms', label: 'durable p99 ms', digits: 1 },
]
const ALL_TARGETS: readonly TargetName[] = ['ours', 'stock', 'stock-leveldb', 'hocuspocus']
const ALL_DELIVERED = atMost('missing', 0)

interface EditRow extends Pick<Row, 'id' | 'title' | 'targets' | 'goals'> {
  readonly columns?: readonly MetricColumn[]
  readonly load: EditLoad
}

const ROWS: readonly EditRow[] = [
  {
    id: 'fan-out',
    title: 'One room, 100 clients, 10 writers × 20/s',
    targets: ALL_TARGETS,
    goals: [atMost('cpuUs', { peer: 'stock', factor: 0.4 }), atMost('p99Ms', 20), ALL_DELIVERED],
    load: { rooms: 1, clientsPerRoom: 100, writersPerRoom: 10, editsPerSecond: 20, processes: 2 },
  },
  {
    id: 'small-room',
    title: 'Small room, 10 clients, all write 20/s',
    targets: ALL_TARGETS,
    goals: [atMost('cpuUs', { peer: 'stock', factor: 1 }), atMost('p50Ms', 1), ALL_DELIVERED],
    load: { rooms: 1, clientsPerRoom: 10, writersPerRoom: 10, editsPerSecond: 20, processes: 1 },
  },
  {
    id: 'pairs',
    title: '50 rooms × 2 people × 40/s each',
    targets: ALL_TARGETS,
    goals: [atMost('cpuUs', { peer: 'stock', factor: 1 }), ALL_DELIVERED],
    load: { rooms: 50, clientsPerRoom: 2, writersPerRoom: 2, editsPerSecond: 40, processes: 2 },
  },
  {
    id: 'busy-room',
    title: 'Busy room: 100 clients, 50 writers × 20/s',
    targets: ['ours', 'stock', 'hocuspocus'],
    goals: [atMost('cpuUs', { peer: 'hocuspocus', factor: 0.25 }), atMost('p99Ms', 40), ALL_DELIVERED],
    load: { rooms: 1, clientsPerRoom: 100, writersPerRoom: 50, editsPerSecond: 20, processes: 2 },
  },
  {
    id: 'many-rooms',
    title: '1,000 rooms × 5 clients, one update/s each',
    targets: ALL_TARGETS,
    columns: [...COLUMNS, MEMORY_COLUMN],
    goals: [
      atMost('cpuUs', { peer: 'stock-leveldb', factor: 0.7 }),
      atMost('p99Ms', 8),
      atMost('kibPerConnection', 14),
      ALL_DELIVERED,
    ],
    load: {
      rooms: 1000,
      isScaled: true,
      clientsPerRoom: 5,
      writersPerRoom: 1,
      editsPerSecond: 1,
      processes: 2,
    },
  },
  {
    id: 'durable-ack',
    title: 'Durable acknowledgement, 100 clients × 5 edits/s',
    targets: ['ours'],
    columns: [...DURABLE_COLUMNS, ...COLUMNS],
    goals: [atMost('durableP50Ms', 30), atMost('durableP99Ms', 150)],
    load: {
      rooms: 1,
      clientsPerRoom: 100,
      writersPerRoom: 100,
      editsPerSecond: 5,
      processes: 2,
      askDurable: true,
    },
  },
]

export const EDIT_ROWS: readonly Row[] = ROWS.map(({ load, ...row }) => ({
  columns: COLUMNS,
  ...row,
  measure: (target, effort) => measureEdits(target, effort, load),
}))

function atMost(metric: string, limit: Goal['limit']): Goal {
  return { metric, bound: 'at-most', limit }
}
