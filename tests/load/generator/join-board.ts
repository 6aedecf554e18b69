import { setTimeout as pause } from 'node:timers/promises'
import type { ClientAddress } from '../targets/client-address.ts'
import { connectWire } from './wire-client.ts'

/** Every note's id starts with it, and nothing else in a board does. */
const NOTE_MARK = Buffer.from('shape:note-')

export interface JoinTimes {
  /** From connecting to the server's word that this is the first state. */
  readonly syncedMs: number
  /** From connecting to the last note. */
  readonly completeMs: number
  /** How many notes had come when the server said "synced". */
  readonly notesAtSynced: number
  readonly notes: number
  readonly bytes: number
}

/** Joins with nothing and reads until it has all notes and then nothing more comes for a while. */
export async function joinBoard(address: ClientAddress, notes: number, quietMs: number): Promise<JoinTimes> {
  const parts: { atMs: number; synced: boolean; frame: Buffer }[] = []
  const startedAtMs = performance.now()
  let lastAtMs = startedAtMs
  const client = await connectWire(address, {
    onContent: (step, frame) => {
      lastAtMs = performance.now()
      parts.push({ atMs: lastAtMs - startedAtMs, synced: step === 1, frame })
    },
  })
  while (performance.now() - lastAtMs < quietMs) await pause(quietMs / 10)
  client.close()

  let counted = 0
  let completeMs = Number.NaN
  let syncedMs = Number.NaN
  let notesAtSynced = 0
  for (const { atMs, synced, frame } of parts) {
    counted += countNotes(frame)
    if (synced && Number.isNaN(syncedMs)) {
      syncedMs = atMs
      notesAtSynced = counted
    }
    if (counted >= notes && Number.isNaN(completeMs)) completeMs = atMs
  }
  const bytes = parts.reduce((sum, { frame }) => sum + frame.length, 0)
  return { syncedMs, completeMs, notesAtSynced, notes: counted, bytes }
}

function countNotes(frame: Buffer): number {
  let notes = 0
  for (let at = frame.indexOf(NOTE_MARK); at !== -1; at = frame.indexOf(NOTE_MARK, at + 1)) notes += 1
  return notes
}
