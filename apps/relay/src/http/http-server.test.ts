import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

let relay: LiveRelay
beforeAll(async () => {
  relay = await startLiveRelay()
})
afterAll(() => relay.close())

async function answerTo(request: string): Promise<string> {
  const socket = connect(relay.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString()
  })
  socket.write(request)
  await once(socket, 'close')
  return answer
}

test.each([
  ['a host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b@c\r\nConnection: close\r\n\r\n'],
  ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
  ['an address that means another', 'GET /x/../healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['an address in two ways', 'GET //healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['an upgrade to HTTP/2', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
  ['bytes that are no HTTP', '\u0016\u0003\u0001 hello\r\n\r\n'],
])('%s is answered with 400 and closed', async (_, request) => {
  expect(await answerTo(request)).toMatch(/^HTTP\/1\.1 400 /)
})

test('headers that are too large are refused', async () => {
  const header = `X-Large: ${'x'.repeat(9_000)}`
  expect(await answerTo(`GET / HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
})

test('a body that breaks off is the fault of its sender, not of the server', async () => {
  const socket = connect(relay.port, '127.0.0.1')
  const head = ['Host: a', 'Content-Type: application/json', 'Content-Length: 100']
  socket.write(`POST /api/boards HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`, () => socket.resetAndDestroy())
  const wasNoted = /"method":"POST","route":"\/api\/boards","status":(?<status>\d+)/
  await expect.poll(() => wasNoted.exec(relay.log())?.groups?.['status']).toBe('400')
  expect(relay.log()).not.toContain('a request failed')
})
