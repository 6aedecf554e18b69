import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { MESSAGE_TYPE } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { sendOwnPresence } from './send-own-presence.ts'

it('sends what this person does, and never sends back what others do', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'canvas', new Y.Doc(), {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  sendOwnPresence(provider)
  const [socket] = (await once(server, 'connection')) as [WebSocket]
  const names: string[] = []
  socket.on('message', (bytes: Buffer) => {
    if (bytes[0] === MESSAGE_TYPE.awareness) names.push(nameIn(bytes))
  })
  await once(socket, 'message')

  const other = new Awareness(new Y.Doc())
  other.setLocalState({ name: 'other' })
  applyAwarenessUpdate(provider.awareness, encodeAwarenessUpdate(other, [other.clientID]), provider)
  expect(provider.awareness.getStates().get(other.clientID)).toEqual({ name: 'other' })
  provider.awareness.setLocalState({ name: 'own' })
  await expect.poll(() => names).toContain('own')
  expect(names).not.toContain('other')

  provider.destroy()
  other.destroy()
  server.close()
})

function nameIn(frame: Buffer): string {
  return /"name":"(\w+)"/.exec(frame.toString())?.[1] ?? ''
}
