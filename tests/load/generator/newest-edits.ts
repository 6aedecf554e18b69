import { recordsOf } from '@anderhalf/board-model'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { ClientAddress } from '../targets/client-address.ts'
import { STAMP_KEY } from './note.ts'
import { scanStamps } from './stamp.ts'
import { connectWire, readBody } from './wire-client.ts'

/** @returns writer → number of its newest edit that a newcomer finds on the board */
export async function newestEdits(address: ClientAddress, quietMs: number): Promise<[number, number][]> {
  const newest = new Map<number, number>()
  const doc = new Y.Doc()
  let lastAtMs = performance.now()
  const client = await connectWire(
    address,
    {
      onContent: (step, frame, body) => {
        lastAtMs = performance.now()
        if (step === 2) Y.applyUpdate(doc, readBody(frame, body))
      },
    },
    doc,
  )
  while (performance.now() - lastAtMs < quietMs) await pause(quietMs / 5)
  client.close()
  // Read from the document and not from the bytes: an edit whose predecessor is missing does not count.
  for (const note of recordsOf(doc).values()) {
    if (!(note instanceof Y.Map)) continue
    const text: unknown = note.get(STAMP_KEY)
    if (typeof text !== 'string') continue
    scanStamps(Buffer.from(text), 0, (writer, sequence) => {
      newest.set(writer, Math.max(newest.get(writer) ?? 0, sequence))
    })
  }
  return [...newest]
}
