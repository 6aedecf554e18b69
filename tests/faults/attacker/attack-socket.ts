import { createDecoder, readVarUint } from 'lib0/decoding'
import {
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  SYNC_STEP,
  type AnderhalfMessage,
} from '@anderhalf/protocol'
import { WebSocket } from 'ws'
import { createChanges } from '../changes.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { Visitor } from '../target/target.ts'
import { encodeMissingFrame, encodeStateVectorRequest } from './sync-frames.ts'

const ANSWER_NOTHING = encodeMissingFrame(Uint8Array.of(0, 0))

/** A WebSocket with correct framing that says whatever it is told to. */
export interface AttackSocket {
  readonly socket: WebSocket
  /** Resolves when the frame is written out, or the socket is gone. */
  send(frame: Uint8Array | string): Promise<void>
  sendAll(frames: Iterable<Uint8Array>): Promise<void>
  /** Resolves when the server has handled all that was sent before (it answered a question), or closed. */
  settled(withinMs?: number): Promise<void>
  closedWithin(ms: number): Promise<boolean>
  /** null while open */
  closeCode(): number | null
  /** The messages of block 112 received so far. */
  answers(): readonly AnderhalfMessage[]
  /** Says HELLO and a barrier, and resolves with what came for that barrier; null when closed or late. */
  barrier(n: number, withinMs?: number): Promise<AnderhalfMessage | null>
  close(): void
}

export function openAttackSocket(
  server: ServerProcess,
  path: string,
  visitor: Visitor,
  answersQuestions = true,
): Promise<AttackSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
      headers: visitor.headers,
      localAddress: visitor.localAddress,
      perMessageDeflate: false,
    })
    const wrapped = wrap(socket, answersQuestions)
    socket.once('open', () => resolve(wrapped))
    socket.once('error', reject)
  })
}

function wrap(socket: WebSocket, answersQuestions: boolean): AttackSocket {
  socket.binaryType = 'nodebuffer'
  let closedWith: number | null = null
  let states = 0
  const answers: AnderhalfMessage[] = []
  const changes = createChanges()
  socket.on('message', (data, isBinary) => {
    if (isBinary) read(data as Buffer)
    changes.notify()
  })
  // The server may reset the connection: that is an answer, not a failure of the test.
  socket.on('error', () => undefined)
  socket.on('close', (code) => {
    closedWith = code
    changes.notify()
  })

  const attack: AttackSocket = {
    socket,
    send: (frame) =>
      new Promise((resolve) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(frame, () => resolve())
        else resolve()
      }),
    sendAll: async (frames) => {
      let last: Promise<void> = Promise.resolve()
      let inFlight = 0
      for (const frame of frames) {
        if (closedWith !== null) return
        last = attack.send(frame)
        inFlight += 1
        if (inFlight % 100 === 0) await last
      }
      await last
    },
    settled: async (withinMs = 3000) => {
      const before = states
      await attack.send(encodeStateVectorRequest())
      await changes.until(() => states > before || closedWith !== null, withinMs)
    },
    closedWithin: async (ms) => {
      await changes.until(() => closedWith !== null, ms)
      return closedWith !== null
    },
    closeCode: () => closedWith,
    answers: () => answers,
    barrier: async (n, withinMs = 3000) => {
      const find = (): AnderhalfMessage | undefined =>
        answers.find((answer) => 'n' in answer && answer.n === n)
      await attack.send(encodeAnderhalfMessage({ kind: 'hello', version: 1 }))
      await attack.send(encodeAnderhalfMessage({ kind: 'barrier', n }))
      await changes.until(() => find() !== undefined || closedWith !== null, withinMs)
      return find() ?? null
    },
    close: () => socket.terminate(),
  }
  return attack

  function read(frame: Buffer): void {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    if (type === MESSAGE_TYPE.anderhalf) {
      const message = parseAnderhalfMessage(frame.subarray(1))
      if (message !== null) answers.push(message)
      return
    }
    if (type !== MESSAGE_TYPE.sync) return
    const step = readVarUint(decoder)
    if (step === SYNC_STEP.missing) states += 1
    // A server asks what it lacks; without an answer it may wait with its judgement.
    if (step === SYNC_STEP.stateVector && answersQuestions) void attack.send(ANSWER_NOTHING)
  }
}
