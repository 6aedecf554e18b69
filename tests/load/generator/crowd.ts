import type { ClientAddress } from '../targets/client-address.ts'
import type { Progress } from './crowd-jobs.ts'
import { createGenerator, type Generator } from './generator.ts'
import type { SeatPlan } from './seat.ts'
import { addTallies, type Tally } from './tally.ts'

const SAMPLED_EACH = 10

export interface CrowdPlan {
  readonly processes: number
  readonly rooms: readonly (readonly ClientAddress[])[]
  readonly writersPerRoom: number
  readonly hello?: boolean
  readonly watching?: boolean
}

/** All clients of one measurement, spread over several load processes. */
export interface Crowd {
  readonly clients: number
  /** How many of them look at each presence entry. */
  readonly sampled: number
  startEdits(perSecond: number, textLength: number, askDurable?: boolean): Promise<void>
  startMoves(perSecond: number, jsonLength: number): Promise<void>
  rest(): Promise<void>
  /** Stops `count` readers from reading. */
  stall(count: number): Promise<void>
  resumeAll(): Promise<void>
  forget(): Promise<void>
  tally(): Promise<Tally>
  progress(): Promise<Progress>
  reconnect(): Promise<void>
  comeBackAfterCut(limitMs: number): Promise<number[]>
  close(): Promise<void>
}

export async function seatCrowd(plan: CrowdPlan): Promise<Crowd> {
  const generators = Array.from({ length: plan.processes }, createGenerator)
  const seats = planSeats(plan)
  try {
    await Promise.all(generators.map((generator, n) => generator.call('takeSeats', seats[n] ?? [])))
  } catch (error) {
    await closeAll(generators)
    throw error
  }
  return {
    clients: seats.flat().length,
    sampled: seats.flat().filter((seat) => seat.sampled).length,
    startEdits: (...args) =>
      toAll((generator) => generator.call('startEdits', args[0], args[1], args[2] ?? false)),
    startMoves: (...args) => toAll((generator) => generator.call('startMoves', ...args)),
    rest: () => toAll((generator) => generator.call('rest')),
    stall: (count) => toAll((generator, n) => generator.call('stallSome', share(count, n))),
    resumeAll: () => toAll((generator) => generator.call('resumeAll')),
    forget: () => toAll((generator) => generator.call('forget')),
    tally: async () => addTallies(await Promise.all(generators.map((generator) => generator.call('tally')))),
    progress: async () => {
      const parts = await Promise.all(generators.map((generator) => generator.call('progress')))
      return {
        sent: parts.flatMap((part) => part.sent),
        durable: parts.flatMap((part) => part.durable),
        seen: parts.flatMap((part) => part.seen),
      }
    },
    reconnect: () => toAll((generator) => generator.call('reconnect')),
    comeBackAfterCut: async (limitMs) =>
      (await Promise.all(generators.map((generator) => generator.call('comeBackAfterCut', limitMs)))).flat(),
    close: () => closeAll(generators),
  }

  async function toAll(call: (generator: Generator, n: number) => Promise<void>): Promise<void> {
    await Promise.all(generators.map(call))
  }

  function share(count: number, n: number): number {
    return Math.floor(count / plan.processes) + (n < count % plan.processes ? 1 : 0)
  }
}

function planSeats(plan: CrowdPlan): SeatPlan[][] {
  const seats: SeatPlan[][] = Array.from({ length: plan.processes }, () => [])
  let writers = 0
  let clients = 0
  for (const room of plan.rooms) {
    for (const [place, address] of room.entries()) {
      const writer = place < plan.writersPerRoom ? writers : null
      if (writer !== null) writers += 1
      const reader = writer === null
      seats[clients % plan.processes]!.push({
        address,
        writer,
        hello: plan.hello ?? false,
        sampled: Math.floor(clients / plan.processes) % SAMPLED_EACH === 0,
        watching: (plan.watching ?? false) && reader,
      })
      clients += 1
    }
  }
  return seats
}

async function closeAll(generators: readonly Generator[]): Promise<void> {
  await Promise.all(
    generators.map(async (generator) => {
      await generator.close()
    }),
  )
}
