import { setTimeout as delay } from 'node:timers/promises'
import { seatCrowd, type Crowd } from '../generator/crowd.ts'
import { latencyQuantileMs } from '../measure/latency-histogram.ts'
import { cpuSecondsOf, residentMiBOf } from '../measure/process-usage.ts'
import type { ClientAddress } from '../targets/client-address.ts'
import type { RunningTarget, Target } from '../targets/target.ts'
import type { Effort } from './row.ts'

/** Who writes what where in a row about edits. */
export interface EditLoad {
  readonly rooms: number
  /** Whether a smaller scale means fewer rooms. */
  readonly isScaled?: boolean
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

export async function measureEdits(
  target: Target,
  effort: Effort,
  load: EditLoad,
): Promise<Record<string, number>> {
  const running = await target.start()
  try {
    const roomCount = load.isScaled === true ? Math.round(load.rooms * effort.scale) : load.rooms
    const rooms = await openRooms(running, roomCount, load.clientsPerRoom)
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

async function openRooms(
  running: RunningTarget,
  count: number,
  clientsPerRoom: number,
): Promise<ClientAddress[][]> {
  const rooms: ClientAddress[][] = []
  while (rooms.length < count) {
    const due = Math.min(ROOMS_AT_ONCE, count - rooms.length)
    const opened = Array.from({ length: due }, () => running.openRoom(clientsPerRoom))
    rooms.push(...(await Promise.all(opened)))
  }
  return rooms
}
