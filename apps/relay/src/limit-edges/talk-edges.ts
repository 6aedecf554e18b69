import { LIMITS, SYNC_STEP } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import type { EdgePlace } from './edge-place.ts'
import { presenceMessage, syncMessage } from './edge-messages.ts'
import type { EdgeSocket } from './edge-socket.ts'
import type { SomeLimitEdges } from './limit-edge.ts'

/** Of a type that nobody knows, which is allowed. */
const UNKNOWN_TYPE = 100
const UNKNOWN = Uint8Array.of(UNKNOWN_TYPE)
/** Barriers of which the number is one byte. */
const BARRIER_BYTES = 3
const SECOND_MS = 1000
/** What no honest client sends ends a connection the third time. */
const OFFENCES = 3

async function connect(place: EdgePlace): Promise<EdgeSocket> {
  return place.connectSurely(await place.enter())
}

/** Says so much more, the last of it a barrier that tells what became of it. */
function sayMessages(socket: EdgeSocket, count: number): Promise<string> {
  for (let nth = 1; nth < count; nth++) socket.send(UNKNOWN)
  return socket.outcome()
}

function sayBytes(socket: EdgeSocket, bytes: number): Promise<string> {
  for (let left = bytes - BARRIER_BYTES; left > 0; left -= LIMITS.maxFrameBytes) {
    socket.send(new Uint8Array(Math.min(left, LIMITS.maxFrameBytes)).fill(UNKNOWN_TYPE))
  }
  return socket.outcome()
}

function askForState(socket: EdgeSocket, times: number): Promise<string> {
  for (let nth = 0; nth < times; nth++) socket.send(syncMessage(SYNC_STEP.stateVector, Uint8Array.of(0)))
  return socket.outcome()
}

/** Uses up what may be said at once, and lets a second pass. */
async function aSecondAfter(
  place: EdgePlace,
  use: (socket: EdgeSocket) => Promise<string>,
): Promise<EdgeSocket> {
  const socket = await connect(place)
  await use(socket)
  place.clock.pass(SECOND_MS)
  return socket
}

function stateVectorOf(entries: number): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, entries)
  for (let clientId = 1; clientId <= entries; clientId++) {
    writeVarUint(encoder, clientId)
    writeVarUint(encoder, 1)
  }
  return toUint8Array(encoder)
}

export const talkEdges = {
  maxFrameBytes: {
    past: 'closed frameTooLarge',
    async trySize(place, bytes) {
      const socket = await connect(place)
      socket.send(new Uint8Array(bytes).fill(UNKNOWN_TYPE))
      return socket.outcome()
    },
  },
  maxPresenceBytes: {
    past: 'closed protocolViolation',
    async trySize(place, bytes) {
      const socket = await connect(place)
      const empty = JSON.stringify({ cursor: '' }).length
      const json = JSON.stringify({ cursor: 'x'.repeat(bytes - empty) })
      for (let clock = 1; clock <= OFFENCES; clock++) socket.send(presenceMessage(clock, json))
      return socket.outcome()
    },
  },
  maxPresenceDepth: {
    past: 'closed protocolViolation',
    async trySize(place, depth) {
      const socket = await connect(place)
      const json = `${'{"cursor":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`
      for (let clock = 1; clock <= OFFENCES; clock++) socket.send(presenceMessage(clock, json))
      return socket.outcome()
    },
  },
  maxStateVectorEntries: {
    past: 'closed protocolViolation',
    async trySize(place, entries) {
      const socket = await connect(place)
      const question = syncMessage(SYNC_STEP.stateVector, stateVectorOf(entries))
      for (let nth = 0; nth < OFFENCES; nth++) socket.send(question)
      return socket.outcome()
    },
  },
  maxMessageBurst: {
    past: 'closed tooFast',
    async trySize(place, messages) {
      const socket = await connect(place)
      return sayMessages(socket, messages - socket.sentMessages)
    },
  },
  maxMessagesPerSecond: {
    past: 'closed tooFast',
    async trySize(place, messages) {
      const socket = await aSecondAfter(place, (fresh) =>
        sayMessages(fresh, LIMITS.maxMessageBurst - fresh.sentMessages),
      )
      return sayMessages(socket, messages)
    },
  },
  maxByteBurst: {
    past: 'closed tooFast',
    async trySize(place, bytes) {
      const socket = await connect(place)
      return sayBytes(socket, bytes - socket.sentBytes)
    },
  },
  maxBytesPerSecond: {
    past: 'closed tooFast',
    async trySize(place, bytes) {
      const socket = await aSecondAfter(place, (fresh) =>
        sayBytes(fresh, LIMITS.maxByteBurst - fresh.sentBytes),
      )
      return sayBytes(socket, bytes)
    },
  },
  maxStateRequestBurst: {
    past: 'closed tooFast',
    trySize: async (place, times) => askForState(await connect(place), times),
  },
  maxStateRequestsPerSecond: {
    past: 'closed tooFast',
    async trySize(place, times) {
      const socket = await aSecondAfter(place, (fresh) => askForState(fresh, LIMITS.maxStateRequestBurst))
      return askForState(socket, times)
    },
  },
} as const satisfies SomeLimitEdges
