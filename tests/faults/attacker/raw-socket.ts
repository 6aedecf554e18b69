import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Visitor } from '../target/target.ts'
import type { ServerProcess } from '../target/child-process.ts'
import { createChanges } from '../changes.ts'
import { encodeRawFrame, type RawFrame } from './web-socket-frame.ts'

/** A TCP socket to the server, with no client library between. */
export interface RawSocket {
  readonly socket: Socket
  /** Resolves when the bytes are with the operating system, or the socket is gone. */
  write(bytes: Uint8Array | string): Promise<void>
  frame(frame: RawFrame): Promise<void>
  /** All that was received. */
  received(): Buffer
  /** Resolves when `enough` says so, or the socket ended. */
  receive(enough: (all: Buffer) => boolean, withinMs?: number): Promise<Buffer>
  isClosed(): boolean
  /** Resolves with how long it took, or null when it did not close in time. */
  closedWithin(ms: number): Promise<number | null>
  /** Code of the close frame that the server sent; null when it sent none. */
  closeCode(): number | null
  destroy(): void
}

export function openRawSocket(server: ServerProcess, localAddress?: string): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: '127.0.0.1',
      port: server.port,
      ...(localAddress === undefined ? {} : { localAddress }),
    })
    socket.once('connect', () => resolve(wrapSocket(socket)))
    socket.once('error', reject)
  })
}

/** A raw socket on which the WebSocket handshake has been done. */
export async function openRawWebSocket(
  server: ServerProcess,
  path: string,
  visitor: Visitor,
  moreHeaders: Readonly<Record<string, string>> = {},
): Promise<RawSocket> {
  const raw = await openRawSocket(server, visitor.localAddress)
  await raw.write(handshakeOf(server, path, { ...visitor.headers, ...moreHeaders }))
  const answer = await raw.receive((all) => all.includes('\r\n\r\n'))
  const head = answer.toString('latin1').split('\r\n\r\n')[0] ?? ''
  if (!head.startsWith('HTTP/1.1 101')) throw new Error(`no upgrade: ${head.split('\r\n')[0]}`)
  return raw
}

export function handshakeOf(
  server: ServerProcess,
  path: string,
  headers: Readonly<Record<string, string>>,
): string {
  const lines = {
    Host: `127.0.0.1:${server.port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  }
  const text = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\n${text.join('')}\r\n`
}

function wrapSocket(socket: Socket): RawSocket {
  const parts: Buffer[] = []
  const openedAtMs = performance.now()
  let closedAtMs: number | null = null
  const changes = createChanges()
  socket.on('data', (part) => {
    parts.push(part)
    changes.notify()
  })
  // An attacked server resets connections: that is an answer, not a failure of the test.
  socket.on('error', () => undefined)
  const ended = (): void => {
    closedAtMs ??= performance.now()
    changes.notify()
  }
  socket.on('end', ended)
  socket.on('close', ended)

  const raw: RawSocket = {
    socket,
    write: (bytes) =>
      new Promise((resolve) => {
        if (socket.destroyed || !socket.writable) resolve()
        else socket.write(bytes, () => resolve())
      }),
    frame: (frame) => raw.write(encodeRawFrame(frame)),
    received: () => Buffer.concat(parts),
    receive: (enough, withinMs = 5000) =>
      changes
        .until(() => enough(Buffer.concat(parts)) || closedAtMs !== null, withinMs)
        .then(() => Buffer.concat(parts)),
    isClosed: () => closedAtMs !== null,
    closedWithin: async (ms) => {
      await changes.until(() => closedAtMs !== null, ms)
      return closedAtMs === null ? null : closedAtMs - openedAtMs
    },
    closeCode: () => closeCodeIn(Buffer.concat(parts)),
    destroy: () => socket.destroy(),
  }
  return raw
}

/** Walks the server's (unmasked) frames after the handshake, up to a close frame. */
function closeCodeIn(received: Buffer): number | null {
  const headEnd = received.indexOf('\r\n\r\n')
  let at = headEnd < 0 ? 0 : headEnd + 4
  while (at + 2 <= received.length) {
    const opcode = received.readUInt8(at) & 15
    const short = received.readUInt8(at + 1) & 127
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0
    if (at + 2 + extended > received.length) return null
    const length =
      extended === 0
        ? short
        : extended === 2
          ? received.readUInt16BE(at + 2)
          : Number(received.readBigUInt64BE(at + 2))
    const start = at + 2 + extended
    if (opcode === 8) return start + 2 <= received.length ? received.readUInt16BE(start) : null
    at = start + length
  }
  return null
}
