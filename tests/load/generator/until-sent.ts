import { setImmediate } from 'node:timers/promises'
import type { WireClient } from './wire-client.ts'

const MAX_BUFFERED_BYTES = 1024 * 1024

/** Lets the socket work until little waits in it, so that a fast writer does not fill its own memory. */
export async function untilSent(client: WireClient): Promise<void> {
  do await setImmediate()
  while (client.bufferedBytes() > MAX_BUFFERED_BYTES)
}
