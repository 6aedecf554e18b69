import { createSeat, type Seat, type SeatPlan } from './seat.ts'
import { createTally, type Tally } from './tally.ts'

const CONNECTS_AT_ONCE = 25
const SCHEDULE_STEP_MS = 1
/** Nobody keeps a beat: without this, a server would do well or badly by how the writers happen to lie in time. */
const UNEVENNESS = 0.2

interface Beat {
  readonly act: () => void
  readonly everyMs: number
  dueMs: number
}

/** What a generator process does with the clients that it holds. */
export function createCrowdJobs() {
  let tally = createTally()
  let seats: Seat[] = []
  let beats: Beat[] = []
  let timer: NodeJS.Timeout | null = null

  return {
    async takeSeats(plans: readonly SeatPlan[]): Promise<void> {
      const taken = plans.map((plan) => createSeat(plan, () => tally))
      seats = [...seats, ...taken]
      await connectAll(taken)
    },
    async reconnect(): Promise<void> {
      await connectAll(seats)
    },
    async startEdits(perSecond: number, textLength: number, askDurable: boolean): Promise<void> {
      const writers = seats.filter((seat) => seat.plan.writer !== null)
      startBeats(writers.map((seat) => ({ act: () => seat.edit(textLength, askDurable), perSecond })))
    },
    async startMoves(perSecond: number, jsonLength: number): Promise<void> {
      startBeats(seats.map((seat) => ({ act: () => seat.move(jsonLength), perSecond })))
    },
    async rest(): Promise<void> {
      beats = []
    },
    async stallSome(count: number): Promise<void> {
      for (const seat of readers().slice(0, count)) seat.stall()
    },
    async resumeAll(): Promise<void> {
      for (const seat of seats) seat.resume()
    },
    async forget(): Promise<void> {
      tally = createTally()
    },
    async tally(): Promise<Tally> {
      return tally
    },
    /** Writer → number of its newest edit: sent, said to be on the disk, and seen by each watching client. */
    async progress(): Promise<Progress> {
      const writers = seats.filter((seat) => seat.plan.writer !== null)
      return {
        sent: writers.map((seat) => [seat.plan.writer!, seat.newestSent()]),
        durable: writers.map((seat) => [seat.plan.writer!, seat.newestDurable()]),
        seen: seats.filter((seat) => seat.plan.watching).map((seat) => [...seat.seen()]),
      }
    },
    /**
     * Comes back by itself after a cut, as our client does: a random part of a delay that grows.
     * @returns for every client, the time from the cut until it had the board again
     */
    async comeBackAfterCut(limitMs: number): Promise<number[]> {
      return Promise.all(seats.map((seat) => comeBack(seat, limitMs)))
    },
    async leave(): Promise<void> {
      beats = []
      for (const seat of seats) {
        seat.onClosed = null
        seat.close()
      }
      seats = []
    },
  }

  function readers(): Seat[] {
    return seats.filter((seat) => seat.plan.writer === null)
  }

  function startBeats(plans: readonly { act: () => void; perSecond: number }[]): void {
    const nowMs = performance.now()
    beats = plans.map(({ act, perSecond }) => {
      const everyMs = 1000 / perSecond
      // People are not in step with each other.
      return { act, everyMs, dueMs: nowMs + Math.random() * everyMs }
    })
    timer ??= setInterval(actOnDueBeats, SCHEDULE_STEP_MS)
  }

  function actOnDueBeats(): void {
    const nowMs = performance.now()
    for (const beat of beats) {
      if (beat.dueMs > nowMs) continue
      beat.act()
      const pauseMs = beat.everyMs * (1 + UNEVENNESS * (2 * Math.random() - 1))
      beat.dueMs = Math.max(beat.dueMs + pauseMs, nowMs - beat.everyMs)
    }
  }
}

export interface Progress {
  readonly sent: readonly (readonly [number, number])[]
  readonly durable: readonly (readonly [number, number])[]
  readonly seen: readonly (readonly (readonly [number, number])[])[]
}

async function connectAll(seats: readonly Seat[]): Promise<void> {
  const waiting = [...seats]
  const lines = Array.from({ length: CONNECTS_AT_ONCE }, async () => {
    for (let seat = waiting.shift(); seat !== undefined; seat = waiting.shift()) await seat.connect()
  })
  await Promise.all(lines)
}

function comeBack(seat: Seat, limitMs: number): Promise<number> {
  return new Promise((resolve) => {
    seat.onClosed = () => {
      seat.onClosed = null
      const cutAtMs = performance.now()
      void tryUntilBack(seat, cutAtMs, limitMs).then(resolve)
    }
  })
}

async function tryUntilBack(seat: Seat, cutAtMs: number, limitMs: number): Promise<number> {
  for (let attempt = 0; performance.now() - cutAtMs < limitMs; attempt += 1) {
    const longestMs = attempt === 0 ? 1000 : Math.min(15_000, 500 * 2 ** attempt)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs))
    try {
      await seat.connect()
      return performance.now() - cutAtMs
    } catch {
      // Refused while the server is away: the next attempt waits longer.
    }
  }
  return Number.POSITIVE_INFINITY
}
