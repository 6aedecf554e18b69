import * as Y from 'yjs'
import type { ClientAddress } from '../targets/client-address.ts'
import { STAMP_KEY, writeNote } from './note.ts'
import { nowUs, stampText } from './stamp.ts'
import { watchStamps } from './stamp-watch.ts'
import { untilSent } from './until-sent.ts'
import { connectWire } from './wire-client.ts'
import { encodeSync } from './wire-format.ts'

const NOTES_PER_UPDATE = 100

/** Writes `notes` notes and waits until another client has seen the last one. */
export async function fillBoard(
  address: ClientAddress,
  observer: ClientAddress,
  notes: number,
): Promise<void> {
  const doc = new Y.Doc()
  const watch = await watchStamps(observer)
  const writer = await connectWire(
    address,
    { onClose: (code) => watch.fail(`the writer was closed with ${code}`) },
    doc,
  )
  doc.on('update', (update: Uint8Array) => writer.send(encodeSync(writer.prefix, 2, update)))
  let last: Y.Map<unknown> | null = null
  for (let note = 0; note < notes; note += NOTES_PER_UPDATE) {
    doc.transact(() => {
      for (let n = note; n < Math.min(notes, note + NOTES_PER_UPDATE); n += 1) {
        last = writeNote(doc, `note-${n}`, n)
      }
    })
    await untilSent(writer)
  }
  doc.transact(() => last?.set(STAMP_KEY, stampText(0, 1, nowUs(), 0)))
  await watch.until(1)
  watch.close()
  writer.close()
}
