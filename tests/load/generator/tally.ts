import { addHistogram, createLatencyHistogram, type LatencyHistogram } from '../measure/latency-histogram.ts'

/** What the clients of one generator process have counted since they were told to forget. */
export interface Tally {
  sent: number
  /** Logical edits seen by somebody else than their writer, also where several came in one frame. */
  delivered: number
  frames: number
  bytes: number
  latency: LatencyHistogram
  /** From sending an edit to the relay's word that it is on the disk. */
  durable: LatencyHistogram
  rejected: number
  closed: number
  presenceSent: number
  /** Entries of all frames: repeated ones and the reader's own too. */
  presenceEntries: number
  /** Of the clients that look closely. */
  sampledEntries: number
  /** Entries of others whose clock that client had not seen yet. */
  sampledFresh: number
  presenceLatency: LatencyHistogram
}

export function createTally(): Tally {
  return {
    sent: 0,
    delivered: 0,
    frames: 0,
    bytes: 0,
    latency: createLatencyHistogram(),
    durable: createLatencyHistogram(),
    rejected: 0,
    closed: 0,
    presenceSent: 0,
    presenceEntries: 0,
    sampledEntries: 0,
    sampledFresh: 0,
    presenceLatency: createLatencyHistogram(),
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = createTally()
  for (const tally of tallies) {
    sum.sent += tally.sent
    sum.delivered += tally.delivered
    sum.frames += tally.frames
    sum.bytes += tally.bytes
    sum.rejected += tally.rejected
    sum.closed += tally.closed
    sum.presenceSent += tally.presenceSent
    sum.presenceEntries += tally.presenceEntries
    sum.sampledEntries += tally.sampledEntries
    sum.sampledFresh += tally.sampledFresh
    addHistogram(sum.latency, tally.latency)
    addHistogram(sum.durable, tally.durable)
    addHistogram(sum.presenceLatency, tally.presenceLatency)
  }
  return sum
}
