import { PROTOCOL_VERSION, type AnderhalfMessage } from '@anderhalf/protocol'
import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'
import { recordLatency } from '../measure/latency-histogram.ts'
import type { ClientAddress } from '../targets/client-address.ts'
import { STAMP_KEY, writeNote } from './note.ts'
import { nowUs, scanStamps, stampText } from './stamp.ts'
import type { Tally } from './tally.ts'
import { connectWire, type WireClient } from './wire-client.ts'
import { encodePresence, encodeSync } from './wire-format.ts'

export interface SeatPlan {
  readonly address: ClientAddress
  /** Number of this client as a writer, unlike any other of the run; null for a reader. */
  readonly writer: number | null
  /** Says HELLO and asks for durable acknowledgements. */
  readonly hello: boolean
  /** Reads its presence entries one by one. */
  readonly sampled: boolean
  /** Remembers the newest edit of each writer that it saw. */
  readonly watching: boolean
}

/** One client of the load: it writes and moves on demand and counts what reaches it. */
export interface Seat {
  readonly plan: SeatPlan
  connect(): Promise<void>
  edit(textLength: number, askDurable: boolean): void
  move(jsonLength: number): void
  stall(): void
  resume(): void
  close(): void
  newestSent(): number
  newestDurable(): number
  /** Writer → number of its newest edit that this client saw. */
  seen(): ReadonlyMap<number, number>
  onClosed: (() => void) | null
}

export function createSeat(plan: SeatPlan, tally: () => Tally): Seat {
  const doc = plan.writer === null ? null : new Y.Doc()
  const clientId = doc?.clientID ?? Math.floor(Math.random() * 2 ** 32)
  const writer = plan.writer ?? -1
  const seen = new Map<number, number>()
  const presenceClocks = new Map<number, number>()
  const barriers = new Map<number, { sentUs: number; sequence: number }>()
  let wire: WireClient | null = null
  let note: Y.Map<unknown> | null = null
  let sequence = 0
  let durableSequence = 0
  let barrier = 0
  let answeredBarrier = 0
  let presenceClock = 0

  const seat: Seat = {
    plan,
    onClosed: null,
    connect,
    edit,
    move,
    stall: () => wire?.stall(),
    resume: () => wire?.resume(),
    close: () => wire?.close(),
    newestSent: () => sequence,
    newestDurable: () => durableSequence,
    seen: () => seen,
  }
  doc?.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === seat) wire?.send(encodeSync(wire.prefix, 2, update))
  })
  return seat

  async function connect(): Promise<void> {
    // Barriers count from one on every socket.
    barriers.clear()
    barrier = 0
    answeredBarrier = 0
    wire = await connectWire(plan.address, { onContent, onPresence, onAnderhalf, onClose }, doc)
    if (plan.hello) wire.sendAnderhalf({ kind: 'hello', version: PROTOCOL_VERSION })
    if (doc !== null && note === null) {
      const name = `bench-${writer}`
      doc.transact(() => {
        note = writeNote(doc, name, writer)
      }, seat)
    }
  }

  function edit(textLength: number, askDurable: boolean): void {
    if (wire === null || doc === null || note === null) return
    sequence += 1
    const sentUs = nowUs()
    const text = stampText(writer, sequence, sentUs, textLength)
    doc.transact(() => note?.set(STAMP_KEY, text), seat)
    tally().sent += 1
    if (!askDurable || !plan.hello) return
    barrier += 1
    barriers.set(barrier, { sentUs, sequence })
    wire.sendAnderhalf({ kind: 'barrier', n: barrier })
  }

  function move(jsonLength: number): void {
    if (wire === null) return
    presenceClock += 1
    const state = {
      cursor: { x: presenceClock % 1920, y: presenceClock % 1080 },
      stamp: stampText(0, presenceClock, nowUs(), 0),
    }
    const bare = JSON.stringify(state)
    const json = JSON.stringify({ ...state, pad: '.'.repeat(Math.max(0, jsonLength - bare.length - 9)) })
    wire.send(encodePresence(wire.prefix, clientId, presenceClock, json))
    tally().presenceSent += 1
  }

  function onContent(step: 1 | 2, frame: Buffer, body: number): void {
    const counted = tally()
    const receivedUs = nowUs()
    counted.frames += 1
    counted.bytes += frame.length
    scanStamps(frame, body, (from, number, sentUs) => {
      if (plan.watching && number > (seen.get(from) ?? 0)) seen.set(from, number)
      if (step !== 2 || from === writer) return
      counted.delivered += 1
      recordLatency(counted.latency, receivedUs - sentUs)
    })
  }

  function onPresence(frame: Buffer, body: number): void {
    const counted = tally()
    const receivedUs = nowUs()
    counted.frames += 1
    counted.bytes += frame.length
    const decoder = createDecoder(frame)
    decoder.pos = body
    readVarUint(decoder)
    const entries = readVarUint(decoder)
    counted.presenceEntries += entries
    if (!plan.sampled) return
    counted.sampledEntries += entries
    for (let entry = 0; entry < entries; entry += 1) {
      const id = readVarUint(decoder)
      const clock = readVarUint(decoder)
      const length = readVarUint(decoder)
      const start = decoder.pos
      decoder.pos += length
      if (id === clientId) continue
      if (clock <= (presenceClocks.get(id) ?? 0)) continue
      presenceClocks.set(id, clock)
      counted.sampledFresh += 1
      scanStamps(frame.subarray(start, start + length), 0, (_from, _number, sentUs) => {
        recordLatency(counted.presenceLatency, receivedUs - sentUs)
      })
    }
  }

  function onAnderhalf(message: AnderhalfMessage): void {
    if (message.kind === 'rejected') tally().rejected += 1
    if (message.kind !== 'durable') return
    const receivedUs = nowUs()
    while (answeredBarrier < message.n) {
      answeredBarrier += 1
      const asked = barriers.get(answeredBarrier)
      barriers.delete(answeredBarrier)
      if (asked === undefined) continue
      durableSequence = Math.max(durableSequence, asked.sequence)
      recordLatency(tally().durable, receivedUs - asked.sentUs)
    }
  }

  function onClose(): void {
    tally().closed += 1
    wire = null
    seat.onClosed?.()
  }
}
