import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is read when somebody asks. */
export interface Measured {
  readonly rooms: () => number
  readonly connections: () => number
  readonly boards: () => number
  readonly damagedBoards: () => number
  readonly isStorageHealthy: () => boolean
}

/** Figures for Prometheus: counts and times, never who or what. */
export interface Metrics {
  readonly contentType: string
  read(measured: Measured): Promise<string>
  noteCommit(updates: number, durationMs: number): void
  noteRefusedCommit(): void
  noteDivergence(): void
  /** What was stored of a lane was not what was in memory. */
  noteDifference(): void
  noteFrameTooLarge(): void
  /** A socket was refused, as too many asked at once: of one address, or of all together. */
  noteTurnedAway(of: 'address' | 'all'): void
  /** @param route the pattern, never the address */
  noteRequest(method: string, route: string, status: number): void
}

/** Each sample wakes the process: at the default of 10 ms, as often as half of all the edits of ten busy people. */
const EVENT_LOOP_SAMPLE_MS = 100
const COMMIT_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({
    register: registry,
    prefix: 'anderhalf_',
    eventLoopMonitoringPrecision: EVENT_LOOP_SAMPLE_MS,
  })
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers })
  const counter = (name: string, help: string): Counter => new Counter({ name, help, registers })

  const rooms = gauge('anderhalf_rooms', 'Lanes that are live in memory')
  const connections = gauge('anderhalf_connections', 'Open WebSockets')
  const boards = gauge('anderhalf_boards', 'Boards on the disk')
  const damagedBoards = gauge('anderhalf_damaged_boards', 'Boards that were found damaged since the start')
  const storageHealthy = gauge('anderhalf_storage_healthy', '1 while the disk takes what it is given')
  const savedUpdates = counter('anderhalf_saved_updates_total', 'Edits that are on the disk')
  const refusedCommits = counter('anderhalf_refused_commits_total', 'Commits that the disk refused')
  const divergences = counter(
    'anderhalf_divergences_total',
    'Times that a browser held something else than the relay although both thought they were in step',
  )
  const differences = counter(
    'anderhalf_storage_differences_total',
    'Times that what was stored of a lane was not what the relay held in memory',
  )
  const framesTooLarge = counter(
    'anderhalf_frames_too_large_total',
    'Connections that were closed because one frame was larger than it may be',
  )
  const turnedAway = new Counter({
    name: 'anderhalf_turned_away_total',
    help: 'Sockets that were told to come back later, as too many asked at once',
    labelNames: ['of'],
    registers,
  })
  const commits = new Histogram({
    name: 'anderhalf_commit_seconds',
    help: 'From handing edits to the storage until they are on the disk',
    buckets: COMMIT_SECONDS,
    registers,
  })
  const requests = new Counter({
    name: 'anderhalf_requests_total',
    help: 'Answered requests to the API',
    labelNames: ['method', 'route', 'status'],
    registers,
  })

  return {
    contentType: registry.contentType,
    read(measured) {
      rooms.set(measured.rooms())
      connections.set(measured.connections())
      boards.set(measured.boards())
      damagedBoards.set(measured.damagedBoards())
      storageHealthy.set(Number(measured.isStorageHealthy()))
      return registry.metrics()
    },
    noteCommit(updates, durationMs) {
      savedUpdates.inc(updates)
      commits.observe(durationMs / 1000)
    },
    noteRefusedCommit: () => refusedCommits.inc(),
    noteDivergence: () => divergences.inc(),
    noteDifference: () => differences.inc(),
    noteFrameTooLarge: () => framesTooLarge.inc(),
    noteTurnedAway: (of) => turnedAway.inc({ of }),
    noteRequest: (method, route, status) => requests.inc({ method, route, status }),
  }
}
