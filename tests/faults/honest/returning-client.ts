import { missingInPieces } from '@anderhalf/board-model'
import {
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  SYNC_STEP,
  type AnderhalfMessage,
} from '@anderhalf/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { encodeMissingFrame, encodeStateVectorRequest, encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createChanges } from '../changes.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'

/** Somebody who worked without a connection and brings it piece by piece, as the product's own client does. */
export interface ReturningClient {
  readonly doc: Y.Doc
  /** Resolves with what the relay says once it has everything, or null when it cut the connection. */
  comeBack(whileSending?: () => void): Promise<AnderhalfMessage | null>
  close(): void
}

const PIECE_BYTES = 64 * 1024
const COMES_BACK_WITHIN_MS = 20_000
const BARRIER = 1

export function createReturningClient(
  server: ServerProcess,
  board: TargetBoard,
  visitor: Visitor,
): ReturningClient {
  const doc = new Y.Doc()
  const changes = createChanges()
  const edits: Uint8Array[] = []
  let socket: WebSocket | null = null

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'relay') return
    edits.push(update)
    socket?.send(encodeUpdateFrame(update))
  })

  function answer(stateVector: Uint8Array, whileSending: () => void): void {
    const { pieces, stateVector: afterwards } = missingInPieces(stateVector, edits, PIECE_BYTES)
    const half = Math.floor(pieces.length / 2)
    for (const piece of pieces.slice(0, half)) socket?.send(encodeUpdateFrame(piece))
    whileSending()
    for (const piece of pieces.slice(half)) socket?.send(encodeUpdateFrame(piece))
    socket?.send(encodeMissingFrame(Y.encodeStateAsUpdate(doc, afterwards)))
    socket?.send(encodeAnderhalfMessage({ kind: 'barrier', n: BARRIER }))
  }

  return {
    doc,
    async comeBack(whileSending = () => {}) {
      const own = new WebSocket(`ws://127.0.0.1:${server.port}${board.syncPath('canvas')}`, {
        headers: visitor.headers,
        localAddress: visitor.localAddress,
      })
      socket = null
      let said: AnderhalfMessage | null = null
      own.on('error', () => undefined)
      own.on('close', () => changes.notify())
      own.on('open', () => {
        socket = own
        own.send(encodeAnderhalfMessage({ kind: 'hello', version: 1 }))
        own.send(encodeStateVectorRequest(Y.encodeStateVector(doc)))
      })
      own.on('message', (data: Buffer) => {
        const decoder = createDecoder(data)
        const type = readVarUint(decoder)
        if (type === MESSAGE_TYPE.anderhalf) said = parseAnderhalfMessage(data.subarray(1))
        if (type === MESSAGE_TYPE.sync) {
          const step = readVarUint(decoder)
          const payload = readVarUint8Array(decoder)
          if (step === SYNC_STEP.stateVector) answer(payload, whileSending)
          else Y.applyUpdate(doc, payload, 'relay')
        }
        changes.notify()
      })
      await changes.until(() => said !== null || own.readyState === WebSocket.CLOSED, COMES_BACK_WITHIN_MS)
      return said
    },
    close() {
      socket?.terminate()
      socket = null
    },
  }
}
