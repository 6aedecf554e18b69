import { setTimeout as pause } from 'node:timers/promises'
import type { ClientAddress } from '../targets/client-address.ts'
import { scanStamps } from './stamp.ts'
import { connectWire } from './wire-client.ts'

/** A client that only looks how far the edits of others have come. */
export interface StampWatch {
  /** Waits for an edit. Throws when it can no longer come. */
  until(sequence: number): Promise<void>
  fail(reason: string): void
  close(): void
}

export async function watchStamps(address: ClientAddress): Promise<StampWatch> {
  const seen: { newest: number; failure: string | null } = { newest: 0, failure: null }
  const client = await connectWire(address, {
    onContent: (_step, frame, body) => {
      scanStamps(frame, body, (_writer, sequence) => {
        seen.newest = Math.max(seen.newest, sequence)
      })
    },
    onClose: (code) => {
      seen.failure = `the observer was closed with ${code}`
    },
  })
  return {
    until: async (sequence) => {
      while (seen.newest < sequence) {
        if (seen.failure !== null) throw new Error(seen.failure)
        await pause(1)
      }
    },
    fail: (reason) => {
      seen.failure = reason
    },
    close: () => client.close(),
  }
}
