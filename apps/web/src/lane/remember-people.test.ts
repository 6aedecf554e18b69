import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { MESSAGE_TYPE } from '@anderhalf/protocol'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { rememberPeople } from './remember-people.ts'

const anne = { id: 'participant-anne', name: 'Anne', role: 'facilitator', color: '#225588' }
const CLIENT_ID = 4_000_000_001

let server: WebSocketServer
let provider: WebsocketProvider
let socket: WebSocket
let clock = 0

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'canvas', new Y.Doc(), {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  rememberPeople(provider)
  socket = ((await once(server, 'connection')) as [WebSocket])[0]
})
afterEach(() => {
  provider.destroy()
  server.close()
})

/** @returns how this page then sees the other */
async function tell(state: object | null): Promise<unknown> {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, 1)
  encoding.writeVarUint(update, CLIENT_ID)
  encoding.writeVarUint(update, (clock += 1))
  encoding.writeVarString(update, JSON.stringify(state))
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, MESSAGE_TYPE.awareness)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(update))
  const taken = new Promise((resolve) => {
    provider.awareness.once('update', resolve)
  })
  socket.send(encoding.toUint8Array(frame))
  await taken
  return provider.awareness.getStates().get(CLIENT_ID)
}

it('puts the identity that was told once into every later state', async () => {
  expect(await tell({ user: anne, c: [1, 2] })).toEqual({ user: anne, c: [1, 2] })
  expect(await tell({ c: [3, 4] })).toEqual({ user: anne, c: [3, 4] })
  expect(await tell({})).toEqual({ user: anne })
  expect(await tell({ user: { ...anne, name: 'Anneke' } })).toEqual({ user: { ...anne, name: 'Anneke' } })
  expect(await tell({ c: [5, 6] })).toEqual({ user: { ...anne, name: 'Anneke' }, c: [5, 6] })
})

it('makes nobody up: who was not told, or has left, is a state without an identity', async () => {
  expect(await tell({ c: [1, 2] })).toEqual({ c: [1, 2] })
  await tell({ user: anne })
  expect(await tell(null)).toBeUndefined()
  expect(await tell({ c: [3, 4] })).toEqual({ c: [3, 4] })
})
