import { LIMITS, MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { once } from 'node:events'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  BOARD_ID,
  encodedSeed,
  headersOf,
  startLiveServer,
  type LiveServer,
  type Person,
} from '../socket/testing/live-server.ts'
import { PRESENCE_CLIENT_ID, presenceMessage, syncMessage } from './edge-messages.ts'
import { TAKEN } from './edge-outcome.ts'

const SILENT: Person = { name: 'sam', role: 'participant' }
const OTHER: Person = { name: 'noor', role: 'participant' }
/** The relay looks a few times in that time whether a presence expired. */
const LOOKS_WITHIN_MS = LIMITS.presenceExpiresMs / 4

/** The operating system takes some megabytes of what nobody reads. */
const MORE_THAN_A_LINE_HOLDS = 16 * 1024 * 1024

/** A relay that looks after people when the test says so; all else takes its time as always. */
async function withServer(
  monotonicMs: () => number,
  tell: (server: LiveServer) => Promise<string>,
): Promise<string> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const server = await startLiveServer({ limits: LIMITS, monotonicMs })
  try {
    await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
    return await tell(server)
  } finally {
    await server.close()
    vi.useRealTimers()
  }
}

async function open({ address }: LiveServer, person: Person, lane = 'canvas'): Promise<WebSocket> {
  const socket = new WebSocket(`${address}/sync/${BOARD_ID}/${lane}`, {
    headers: headersOf(person),
    autoPong: false,
  })
  await once(socket, 'open')
  return socket
}

/** Resolves when the relay has read all that was sent, or the connection is gone. */
function heard(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve())
    socket.on('message', (message: Buffer) => {
      if (message[0] === MESSAGE_TYPE.sync && message[1] === SYNC_STEP.missing) resolve()
    })
    socket.send(syncMessage(SYNC_STEP.stateVector, Uint8Array.of(0)))
  })
}

/** Who stays gets the next ping. */
function fateOf(socket: WebSocket): Promise<string> {
  return Promise.race([once(socket, 'ping').then(() => TAKEN), once(socket, 'close').then(() => 'cut')])
}

/** Whether somebody stays who answers a ping so long after it was sent. */
export function stayAfterPong(answeredAfterMs: number): Promise<string> {
  return withServer(
    () => 0,
    async (server) => {
      const socket = await open(server, SILENT)
      const pinged = once(socket, 'ping')
      vi.advanceTimersByTime(LIMITS.pingIntervalMs)
      await pinged
      const fate = fateOf(socket)
      vi.advanceTimersByTime(answeredAfterMs)
      socket.pong()
      await heard(socket)
      vi.advanceTimersByTime(LIMITS.pingIntervalMs - answeredAfterMs)
      return fate
    },
  )
}

/** Whether somebody stays who only answers pings for so long. */
export function stayAfterSilence(silentMs: number, saysAWord = false): Promise<string> {
  let nowMs = 0
  return withServer(
    () => nowMs,
    async (server) => {
      const socket = await open(server, SILENT)
      nowMs = silentMs
      if (saysAWord) await heard(socket)
      const fate = fateOf(socket)
      vi.advanceTimersByTime(LIMITS.pingIntervalMs)
      return fate
    },
  )
}

/** Whether somebody stays who takes nothing of a large board for so long. */
export function stayAfterStall(stalledMs: number): Promise<string> {
  let nowMs = 0
  return withServer(
    () => nowMs,
    async (server) => {
      await server.rooms.changeFacts(
        BOARD_ID,
        (doc) => void doc.getMap('large').set('x', 'x'.repeat(MORE_THAN_A_LINE_HOLDS)),
      )
      const socket = await open(server, SILENT, 'facts')
      socket.pause()
      socket.send(syncMessage(SYNC_STEP.stateVector, Uint8Array.of(0)))
      // Who comes later is answered later.
      await heard(await open(server, OTHER))
      nowMs = stalledMs
      vi.advanceTimersByTime(LIMITS.pingIntervalMs)
      const closed = once(socket, 'close').then(() => 'cut')
      const answered = new Promise<string>((resolve) => {
        socket.on('message', (message: Buffer) => {
          if (message[0] === MESSAGE_TYPE.sync && message[1] === SYNC_STEP.missing) resolve(TAKEN)
        })
      })
      socket.resume()
      return Promise.race([closed, answered])
    },
  )
}

/** Whether somebody who fell silent so long ago is shown to a newcomer. */
export function presenceAfter(silentMs: number): Promise<string> {
  let nowMs = 0
  return withServer(
    () => nowMs,
    async (server) => {
      const silent = await open(server, SILENT)
      silent.send(presenceMessage(1, '{"cursor":[1,1]}'))
      await heard(silent)
      nowMs = silentMs
      vi.advanceTimersByTime(LOOKS_WITHIN_MS)
      const shown = new Awareness(new Y.Doc())
      const newcomer = new WebSocket(`${server.address}/sync/${BOARD_ID}/canvas`, {
        headers: headersOf(OTHER),
      })
      newcomer.on('message', (message: Buffer) => {
        if (message[0] !== MESSAGE_TYPE.awareness) return
        const decoder = createDecoder(message)
        readVarUint(decoder)
        applyAwarenessUpdate(shown, readVarUint8Array(decoder), null)
      })
      await once(newcomer, 'open')
      await heard(newcomer)
      return shown.getStates().has(PRESENCE_CLIENT_ID) ? TAKEN : 'not shown'
    },
  )
}
