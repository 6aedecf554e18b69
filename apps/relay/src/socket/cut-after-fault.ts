import type { Duplex } from 'node:stream'

/** How long a client may take to read why. */
const WAIT_MS = 2_000

/**
 * Ends a socket whose client broke the protocol: what it goes on sending is read, so that it gets to see the reason,
 * but no more than `maxBytes` of it.
 */
export function cutAfterFault(socket: Duplex, maxBytes: number): void {
  let bytes = 0
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > maxBytes) socket.destroy()
  })
  setTimeout(() => socket.destroy(), WAIT_MS).unref()
}
