import { encodeAnderhalfMessage, parseAnderhalfMessage, type AnderhalfMessage } from '@anderhalf/protocol'
import { createDecoder, readVarUint8Array } from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { ClientAddress } from '../targets/client-address.ts'
import { encodeHocuspocusToken, encodeSync, prefixFor } from './wire-format.ts'

const SYNC = 0
const AWARENESS = 1
/** Hocuspocus: a sync message that expects no answer. */
const SYNC_REPLY = 4
const ANDERHALF = 112
const NOTHING = Uint8Array.of(0, 0)

export interface WireHandlers {
  /** A whole frame with a SyncStep2 or an update; `body` is where its length-prefixed bytes start. */
  onContent?(step: 1 | 2, frame: Buffer, body: number): void
  onPresence?(frame: Buffer, body: number): void
  onAnderhalf?(message: AnderhalfMessage): void
  onClose?(code: number): void
}

/** A client that speaks y-websocket or Hocuspocus with as little work of its own as possible. */
export interface WireClient {
  send(frame: Uint8Array): void
  sendAnderhalf(message: AnderhalfMessage): void
  readonly prefix: Uint8Array
  bufferedBytes(): number
  /** Stops reading from the socket, as a hung browser does. */
  stall(): void
  resume(): void
  close(): void
}

/**
 * @param doc what this client has and applies the first state to; without it the client has nothing and keeps nothing
 * @returns once the server sent a first state
 */
export function connectWire(
  address: ClientAddress,
  handlers: WireHandlers,
  doc: Y.Doc | null = null,
): Promise<WireClient> {
  const prefix = prefixFor(address.documentName)
  const socket = new WebSocket(address.url, {
    headers: address.headers,
    perMessageDeflate: false,
    skipUTF8Validation: true,
    maxPayload: 512 * 1024 * 1024,
  })
  const client: WireClient = {
    prefix,
    send: (frame) => socket.send(frame),
    sendAnderhalf: (message) => socket.send(encodeAnderhalfMessage(message)),
    bufferedBytes: () => socket.bufferedAmount,
    stall: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.terminate(),
  }

  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      if (address.documentName !== null) socket.send(encodeHocuspocusToken(prefix))
      const vector = doc === null ? Uint8Array.of(0) : Y.encodeStateVector(doc)
      socket.send(encodeSync(prefix, 0, vector))
    })
    socket.on('message', (data) => {
      const frame = data as Buffer
      const type = frame[prefix.length]
      const step = frame[prefix.length + 1]
      if (type === SYNC || type === SYNC_REPLY) {
        if (step === 0) answerStateVector(frame)
        else handlers.onContent?.(step === 1 ? 1 : 2, frame, prefix.length + 2)
        if (step === 1) {
          if (doc !== null) Y.applyUpdate(doc, readBody(frame, prefix.length + 2))
          resolve(client)
        }
      } else if (type === AWARENESS) handlers.onPresence?.(frame, prefix.length + 1)
      else if (type === ANDERHALF) {
        const message = parseAnderhalfMessage(frame.subarray(1))
        if (message !== null) handlers.onAnderhalf?.(message)
      }
    })
    socket.on('error', reject)
    socket.on('close', (code) => {
      reject(new Error(`${address.url} closed with ${code}`))
      handlers.onClose?.(code)
    })
  })

  function answerStateVector(frame: Buffer): void {
    const vector = readBody(frame, prefix.length + 2)
    const missing = doc === null ? NOTHING : Y.encodeStateAsUpdate(doc, vector)
    socket.send(encodeSync(prefix, 1, missing))
  }
}

/** The length-prefixed bytes that start at `start`. */
export function readBody(frame: Buffer, start: number): Uint8Array {
  return readVarUint8Array(createDecoder(frame.subarray(start)))
}
