import { encodeAnderhalfMessage, LIMITS, MESSAGE_TYPE, PROTOCOL_VERSION } from '@anderhalf/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  BOARD_ID,
  encodedSeed,
  participantIdOf,
  startLiveServer,
  synced,
  type LiveServer,
  type Person,
} from './testing/live-server.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }
const bilal: Person = { name: 'bilal', role: 'participant' }
const cora: Person = { name: 'cora', role: 'council' }
/** Each number as long as it gets on a board of some size, and one note selected. */
const VIEW = { v: [-12345, -12345, 1.234, 1920, 1080], s: ['V1StGXR8Z5jdHi6BmyTx9'] }
const FRAME_HEAD_BYTES = 2

let server: LiveServer
beforeEach(async () => {
  server = await startLiveServer()
  await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
})
afterEach(() => server.close())

/** A client that remembers who is who. */
async function joinRemembering(person: Person) {
  const socket = server.socket(person, `/sync/${BOARD_ID}/canvas`)
  const states = new Awareness(new Y.Doc())
  const frames: Buffer[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] !== MESSAGE_TYPE.awareness) return
    frames.push(data)
    const decoder = createDecoder(data)
    readVarUint(decoder)
    applyAwarenessUpdate(states, readVarUint8Array(decoder), 'relay')
  })
  await once(socket, 'open')
  socket.send(encodeAnderhalfMessage({ kind: 'hello', version: PROTOCOL_VERSION }))
  return { states, frames }
}

function encodePresenceFrame(clientId: number, clock: number): Uint8Array {
  const states = new Awareness(new Y.Doc())
  states.states.set(clientId, { c: [1, 1] })
  states.meta.set(clientId, { clock, lastUpdated: 0 })
  const frame = createEncoder()
  writeVarUint(frame, MESSAGE_TYPE.awareness)
  writeVarUint8Array(frame, encodeAwarenessUpdate(states, [clientId]))
  return toUint8Array(frame)
}

async function move(mover: WebsocketProvider, reader: Awareness, x: number): Promise<void> {
  mover.awareness.setLocalState({ c: [x, -54321], ...VIEW })
  await expect.poll(() => cursorOf(reader, mover)?.[0]).toBe(x)
}

function stateOf(reader: Awareness, mover: WebsocketProvider): Record<string, unknown> | undefined {
  return reader.getStates().get(mover.awareness.clientID)
}

function cursorOf(reader: Awareness, mover: WebsocketProvider): number[] | undefined {
  return stateOf(reader, mover)?.['c'] as number[] | undefined
}

it('[P4] takes away whoever died without a word, while their connection still seems to be open', async () => {
  await server.close()
  server = await startLiveServer({ limits: { ...LIMITS, presenceExpiresMs: 100 } })
  await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
  const reader = await joinRemembering(bilal)
  const dumb = server.socket(anne, `/sync/${BOARD_ID}/canvas`)
  await once(dumb, 'open')
  const wasShown: boolean[] = []
  const seenAll = new Promise<void>((resolve) => {
    reader.states.on('change', () => {
      wasShown.push(reader.states.getStates().has(4321))
      // Whoever was only asleep is shown again.
      if (wasShown.length === 2) dumb.send(encodePresenceFrame(4321, 2))
      if (wasShown.length === 3) resolve()
    })
  })
  dumb.send(encodePresenceFrame(4321, 1))
  await seenAll
  expect(wasShown).toEqual([true, false, true])
  expect(dumb.readyState).toBe(dumb.OPEN)
})

it('says once who somebody is; then a cursor move is at most 100 bytes on the wire', async () => {
  const mover = await synced(server.join(anne))
  mover.awareness.setLocalState({})
  const reader = await joinRemembering(bilal)
  const user = { id: participantIdOf(anne), name: 'anne', role: 'facilitator' }
  await expect.poll(() => stateOf(reader.states, mover)).toMatchObject({ user })
  await move(mover, reader.states, -12340)
  reader.frames.length = 0
  for (const x of [-12341, -12342, -12343]) {
    // oxlint-disable-next-line no-await-in-loop -- one move after the other
    await move(mover, reader.states, x)
    expect(stateOf(reader.states, mover)).not.toHaveProperty('user')
  }
  expect(reader.frames.length).toBeGreaterThan(0)
  for (const frame of reader.frames) expect(frame.length + FRAME_HEAD_BYTES).toBeLessThanOrEqual(100)
})

it('says it in every state to a client that does not remember', async () => {
  const mover = await synced(server.join(anne))
  const stock = await synced(server.join(bilal))
  await joinRemembering(cora)
  for (const x of [-11111, -12341]) {
    // oxlint-disable-next-line no-await-in-loop -- one move after the other
    await move(mover, stock.awareness, x)
    expect(stateOf(stock.awareness, mover)).toMatchObject({ user: { id: participantIdOf(anne) } })
  }
})

it('says it to whoever comes later, and again when somebody comes back', async () => {
  const mover = await synced(server.join(anne))
  const early = await joinRemembering(bilal)
  await move(mover, early.states, 1)
  await move(mover, early.states, 2)
  const late = await joinRemembering(cora)
  await expect.poll(() => stateOf(late.states, mover)).toHaveProperty('user')
  mover.awareness.setLocalState(null)
  await expect.poll(() => early.states.getStates().has(mover.awareness.clientID)).toBe(false)
  await move(mover, early.states, 3)
  expect(stateOf(early.states, mover)).toHaveProperty('user')
})

it('lets nobody pass for another by writing an identity', async () => {
  const mover = await synced(server.join(anne))
  const reader = await joinRemembering(bilal)
  for (const x of [1, 2]) {
    mover.awareness.setLocalState({ c: [x, 0], user: { name: 'Burgemeester' } })
    // oxlint-disable-next-line no-await-in-loop -- one move after the other
    await expect.poll(() => cursorOf(reader.states, mover)?.[0]).toBe(x)
    expect(stateOf(reader.states, mover)).toMatchObject({ user: { name: 'anne' } })
  }
})
