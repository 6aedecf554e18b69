import {
  closeReasonOf,
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  PROTOCOL_VERSION,
  REJECT_CODE,
  SYNC_STEP,
  type AnderhalfMessage,
  type Problem,
} from '@anderhalf/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { frameBytesOf } from '../socket/frame.ts'
import { syncMessage } from './edge-messages.ts'
import { refusalOf, TAKEN } from './edge-outcome.ts'

const NOTHING = Uint8Array.of(0, 0)
const EMPTY_STATE_VECTOR = Uint8Array.of(0)

/** A socket on which every message is counted, to come to a limit exactly. */
export interface EdgeSocket {
  /** What it was sent so far. */
  readonly doc: Y.Doc
  /** Of the updates that it was sent, as they go over the wire. */
  readonly receivedUpdateBytes: number
  readonly sentMessages: number
  readonly sentBytes: number
  readonly isOpen: boolean
  send(message: Uint8Array): void
  /** Asks for the state and resolves when it is there. */
  sync(): Promise<void>
  /** What became of all that was sent: `taken`, `rejected tooLarge`, `closed tooFast`. Sends one barrier for it. */
  outcome(): Promise<string>
  /** Resolves when the connection is gone. */
  close(): Promise<void>
}

/**
 * Says hello and answers what the relay asks at the beginning of somebody who may write.
 * @returns why the socket was refused, such as `429 too-many-requests`
 */
export function openEdgeSocket(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EdgeSocket | string> {
  const webSocket = new WebSocket(url, { headers, perMessageDeflate: false })
  const socket = wrap(webSocket)
  return new Promise((resolve, reject) => {
    webSocket.once('open', () => {
      socket.send(encodeAnderhalfMessage({ kind: 'hello', version: PROTOCOL_VERSION }))
      void socket.answeredQuestion.then(() => resolve(socket))
    })
    webSocket.once('unexpected-response', (request, answer) => {
      request.on('error', () => {})
      void refusalIn(answer).then((refusal) => {
        request.destroy()
        resolve(refusal)
      }, reject)
    })
    // Without a listener an expected close would be an uncaught error.
    webSocket.on('error', () => {})
  })
}

async function refusalIn(answer: IncomingMessage): Promise<string> {
  const problem = JSON.parse(await text(answer)) as Problem
  return refusalOf(answer.statusCode ?? 0, problem, answer.headers['retry-after'] ?? null)
}

function wrap(webSocket: WebSocket): EdgeSocket & { readonly answeredQuestion: Promise<void> } {
  const doc = new Y.Doc()
  const answers: AnderhalfMessage[] = []
  const waiting = new Set<() => void>()
  let closeCode: number | null = null
  let receivedUpdateBytes = 0
  let sentMessages = 0
  let sentBytes = 0
  let states = 0
  let barriers = 0
  let isAnswered = false

  function notify(): void {
    for (const look of waiting) look()
  }

  function until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  }

  function read(message: Buffer): void {
    const decoder = createDecoder(message)
    const type = readVarUint(decoder)
    if (type === MESSAGE_TYPE.anderhalf) {
      const answer = parseAnderhalfMessage(message.subarray(1))
      if (answer !== null) answers.push(answer)
    }
    if (type !== MESSAGE_TYPE.sync) return
    const step = readVarUint(decoder)
    if (step === SYNC_STEP.stateVector) {
      send(syncMessage(SYNC_STEP.missing, NOTHING))
      isAnswered = true
    } else {
      Y.applyUpdate(doc, readVarUint8Array(decoder))
      if (step === SYNC_STEP.missing) states++
      else receivedUpdateBytes += frameBytesOf(message.length)
    }
  }

  function send(message: Uint8Array): void {
    sentMessages++
    sentBytes += message.length
    if (webSocket.readyState === WebSocket.OPEN) webSocket.send(message)
  }

  webSocket.on('message', (message: Buffer) => {
    read(message)
    notify()
  })
  webSocket.on('close', (code) => {
    closeCode = code
    notify()
  })

  return {
    doc,
    answeredQuestion: until(() => isAnswered || closeCode !== null),
    get receivedUpdateBytes() {
      return receivedUpdateBytes
    },
    get sentMessages() {
      return sentMessages
    },
    get sentBytes() {
      return sentBytes
    },
    get isOpen() {
      return closeCode === null
    },
    send,
    async sync() {
      const before = states
      send(syncMessage(SYNC_STEP.stateVector, EMPTY_STATE_VECTOR))
      await until(() => states > before || closeCode !== null)
    },
    async outcome() {
      const n = ++barriers
      const find = (): AnderhalfMessage | undefined =>
        answers.find((answer) => (answer.kind === 'durable' || answer.kind === 'rejected') && answer.n === n)
      send(encodeAnderhalfMessage({ kind: 'barrier', n }))
      await until(() => find() !== undefined || closeCode !== null)
      const answer = find()
      if (answer?.kind === 'durable') return TAKEN
      if (answer?.kind === 'rejected') return `rejected ${nameOfRejection(answer.code)}`
      return `closed ${closeReasonOf(closeCode!) ?? closeCode}`
    },
    async close() {
      webSocket.terminate()
      await until(() => closeCode !== null)
    },
  }
}

function nameOfRejection(code: number): string {
  return Object.entries(REJECT_CODE).find(([, known]) => known === code)?.[0] ?? String(code)
}
