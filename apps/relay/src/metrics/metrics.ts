import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export interface Measured {
  readonly rooms: () => number
  readonly connections: () => number
  readonly boards: () => number
  readonly isStorageHealthy: () => boolean
}

/** Figures for Prometheus: counts and times, never who or what. */
export interface Metrics {
  readonly contentType: string
  read(): Promise<string>
}

export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'anderhalf_' })
  const gauges: [string, string, () => number][] = [
    ['anderhalf_rooms', 'Lanes that are live in memory', measured.rooms],
    ['anderhalf_connections', 'Open WebSockets', measured.connections],
    ['anderhalf_boards', 'Boards on the disk', measured.boards],
    [
      'anderhalf_storage_healthy',
      '1 while the disk takes what it is given',
      () => Number(measured.isStorageHealthy()),
    ],
  ]
  for (const [name, help, read] of gauges) {
    const gauge: Gauge = new Gauge({ name, help, registers: [], collect: () => gauge.set(read()) })
    registry.registerMetric(gauge)
  }
  return { contentType: registry.contentType, read: () => registry.metrics() }
}
