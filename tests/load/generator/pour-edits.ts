import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { ClientAddress } from '../targets/client-address.ts'
import { STAMP_KEY, writeNote } from './note.ts'
import { nowUs, stampText } from './stamp.ts'
import { watchStamps } from './stamp-watch.ts'
import { untilSent } from './until-sent.ts'
import { connectWire, type WireClient } from './wire-client.ts'
import { encodeSync } from './wire-format.ts'

const EDITS_PER_BREATH = 200
const MAX_UNSEEN_EDITS = 8000

export interface PourResult {
  readonly takenPerSecond: number
  /** NaN where the server acknowledges nothing. */
  readonly durablePerSecond: number
}

/** As many edits as the server takes, over `records` notes, from one writer; another client confirms each. */
export async function pourEdits(
  address: ClientAddress,
  observer: ClientAddress,
  options: { edits: number; records: number; textLength: number; askDurable: boolean },
): Promise<PourResult> {
  const doc = new Y.Doc()
  const watch = await watchStamps(observer)
  const acks = { asked: 0, durable: 0 }
  const writer = await connectWire(
    address,
    {
      onAnderhalf: (message) => {
        if (message.kind === 'durable') acks.durable = message.n
        if (message.kind === 'rejected') watch.fail(`an edit was refused with ${message.code}`)
      },
      onClose: (code) => watch.fail(`the writer was closed with ${code}`),
    },
    doc,
  )
  if (options.askDurable) writer.sendAnderhalf({ kind: 'hello', version: 1 })
  const frames = prepareEdits(doc, writer, options)

  const startedAtMs = performance.now()
  for (let edit = 0; edit < frames.length; edit += 1) {
    writer.send(frames[edit]!)
    if ((edit + 1) % EDITS_PER_BREATH !== 0 && edit + 1 < frames.length) continue
    if (options.askDurable) {
      acks.asked += 1
      writer.sendAnderhalf({ kind: 'barrier', n: acks.asked })
    }
    await untilSent(writer)
    await watch.until(edit + 1 - MAX_UNSEEN_EDITS)
  }
  await watch.until(frames.length)
  const takenMs = performance.now() - startedAtMs
  while (acks.durable < acks.asked) await pause(1)
  const durableMs = options.askDurable ? performance.now() - startedAtMs : Number.NaN
  watch.close()
  writer.close()
  return {
    takenPerSecond: (frames.length / takenMs) * 1000,
    durablePerSecond: (frames.length / durableMs) * 1000,
  }
}

function prepareEdits(
  doc: Y.Doc,
  writer: WireClient,
  { edits, records, textLength }: { edits: number; records: number; textLength: number },
): Uint8Array[] {
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(encodeSync(writer.prefix, 2, update)))
  const notes: Y.Map<unknown>[] = []
  doc.transact(() => {
    for (let n = 0; n < records; n += 1) notes.push(writeNote(doc, `note-${n}`, n))
  })
  for (const frame of frames.splice(0)) writer.send(frame)
  for (let edit = 1; edit <= edits; edit += 1) {
    notes[edit % records]!.set(STAMP_KEY, stampText(0, edit, nowUs(), textLength))
  }
  doc.destroy()
  return frames
}
