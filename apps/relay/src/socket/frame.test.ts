import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeFrame } from './frame.ts'

it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
  'a frame of %i bytes is read by a WebSocket client',
  async (size) => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const payload = new Uint8Array(size).fill(7)
    const sockets = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, () =>
        socket.write(encodeFrame(payload.subarray(0, 1), payload.subarray(1))),
      )
    })
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const [data] = (await once(client, 'message')) as [Buffer]
    expect(Buffer.compare(data, payload)).toBe(0)
    client.terminate()
    server.close()
  },
)
