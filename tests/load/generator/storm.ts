import { once } from 'node:events'
import { get } from 'node:http'
import type { Socket } from 'node:net'
import type { ClientAddress } from '../targets/client-address.ts'
import { encodeHocuspocusToken, encodeSync, prefixFor } from './wire-format.ts'

/**
 * Everybody joins at once and counts bytes only, so that the clients cost little.
 * @param bytes how much a whole first state is
 * @returns for each the time to the whole state; infinite for who did not get it in time
 */
export async function storm(
  addresses: readonly ClientAddress[],
  bytes: number,
  limitMs: number,
): Promise<number[]> {
  const startedAtMs = performance.now()
  return Promise.all(
    addresses.map((address) =>
      drinkState(address, bytes, limitMs).then((ok) =>
        ok ? performance.now() - startedAtMs : Number.POSITIVE_INFINITY,
      ),
    ),
  )
}

async function drinkState(address: ClientAddress, bytes: number, limitMs: number): Promise<boolean> {
  const request = get(address.url.replace('ws', 'http'), {
    agent: false,
    headers: {
      ...address.headers,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  })
  const socket = await Promise.race([
    once(request, 'upgrade', { signal: AbortSignal.timeout(limitMs) }).then(([, socket]) => socket as Socket),
    once(request, 'response').then(() => null),
  ]).catch(() => null)
  if (socket === null) return false

  const prefix = prefixFor(address.documentName)
  if (address.documentName !== null) socket.write(mask(encodeHocuspocusToken(prefix)))
  socket.write(mask(encodeSync(prefix, 0, Uint8Array.of(0))))
  return new Promise((resolve) => {
    let got = 0
    const finish = (ok: boolean): void => {
      clearTimeout(limit)
      socket.destroy()
      resolve(ok)
    }
    const limit = setTimeout(() => finish(false), limitMs)
    socket.on('data', (chunk) => {
      got += chunk.length
      if (got >= bytes) finish(true)
    })
    socket.on('error', () => finish(false))
    socket.on('close', () => finish(false))
  })
}

/** A short client frame. Clients must mask; a key of zeros leaves the bytes as they are. */
function mask(message: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(0x82, 0x80 | message.length, 0, 0, 0, 0), message])
}
