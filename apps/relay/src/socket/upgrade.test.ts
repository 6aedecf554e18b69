import { LIMITS } from '@anderhalf/protocol'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { BOARD_ID, startLiveServer, type LiveServer, type Person } from './testing/live-server.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }

let server: LiveServer
afterEach(() => server.close())

function knock(headers: Record<string, string> = {}): WebSocket {
  return server.socket(anne, `/sync/${BOARD_ID}/canvas`, headers)
}

async function refusalOf(socket: WebSocket): Promise<IncomingMessage> {
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
  socket.terminate()
  return answer
}

it.each([
  ['maxUpgradeBurstPerAddress', 'maxUpgradesPerAddressPerSecond', 429],
  ['maxUpgradeBurst', 'maxUpgradesPerSecond', 503],
] as const)('%s turns a socket away before anything is looked up', async (burst, perSecond, status) => {
  server = await startLiveServer({ limits: { ...LIMITS, [burst]: 2, [perSecond]: 0.001 } })
  for (let at = 0; at < 2; at++) await once(knock(), 'open')
  server.failLookups(1)
  const answer = await refusalOf(knock())
  expect(answer.statusCode).toBe(status)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
})

it('does not count what a page of another site asks for in the name of an address', async () => {
  server = await startLiveServer({ limits: { ...LIMITS, maxUpgradeBurstPerAddress: 1 } })
  for (let at = 0; at < 5; at++) {
    expect((await refusalOf(knock({ origin: 'https://evil.example' }))).statusCode).toBe(403)
  }
  await once(knock(), 'open')
})

it('opens no socket for rights that ended while the lane was loaded', async () => {
  server = await startLiveServer({}, (rooms) => ({
    async open(boardId, lane) {
      const lease = await rooms.open(boardId, lane)
      server.signOut(anne)
      return lease
    },
  }))
  expect((await refusalOf(knock())).statusCode).toBe(401)
})
