import { readdirSync } from 'node:fs'
import { LIMITS } from '@anderhalf/protocol'
import { expect } from 'vitest'
import type { Arena, AttackCase } from '../arena.ts'
import { handshakeOf, openRawSocket } from '../attacker/raw-socket.ts'
import { amount, promisedMs } from '../form.ts'
import { callApi } from '../target/board-api.ts'

const MEBIBYTE = 1024 * 1024

/** Sends bytes; the server must answer with a status in the 4xx range (or just close), and close. */
function refusing(title: string, request: (arena: Arena) => string): AttackCase {
  return {
    id: 'W8',
    title: `${title} is refused and closed, never with 5xx, never with silence`,
    attack: async (arena) => {
      const raw = await openRawSocket(arena.server)
      await raw.write(request(arena))
      expect(await raw.closedWithin(10_000), 'the connection closes').not.toBeNull()
      const statusLine = raw.received().toString('latin1').split('\r\n')[0] ?? ''
      if (statusLine !== '') expect(statusLine).toMatch(/^HTTP\/1\.1 4\d\d/)
    },
  }
}

const host = (arena: Arena): string => `Host: 127.0.0.1:${arena.server.port}\r\n`
const canvas = (arena: Arena): string => arena.board.syncPath('canvas')

const shapes: readonly AttackCase[] = [
  refusing(
    'an upgrade to h2c',
    (arena) =>
      `GET / HTTP/1.1\r\n${host(arena)}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
  ),
  refusing(
    'an upgrade to something unknown',
    (arena) => `GET ${canvas(arena)} HTTP/1.1\r\n${host(arena)}Connection: Upgrade\r\nUpgrade: foo\r\n\r\n`,
  ),
  refusing('a websocket upgrade outside the sync address', (arena) =>
    handshakeOf(arena.server, '/api/boards', {}),
  ),
  refusing('a websocket upgrade of the start page', (arena) => handshakeOf(arena.server, '/', {})),
  refusing('a websocket upgrade by POST', (arena) =>
    handshakeOf(arena.server, canvas(arena), {}).replace('GET', 'POST'),
  ),
  refusing(
    'a websocket upgrade without a key',
    (arena) =>
      `GET ${canvas(arena)} HTTP/1.1\r\n${host(arena)}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  ),
  refusing('a websocket upgrade of version 99', (arena) =>
    handshakeOf(arena.server, canvas(arena), { 'Sec-WebSocket-Version': '99' }),
  ),
  refusing(
    'a bad Host on the api',
    () => 'GET /healthz HTTP/1.1\r\nHost: a b<>\\^\r\nConnection: close\r\n\r\n',
  ),
  refusing('a bad Host on an upgrade', (arena) =>
    handshakeOf(arena.server, canvas(arena), { Host: '[::bad' }),
  ),
  refusing('a request without a Host', () => 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'),
  refusing(
    'a header with NUL',
    (arena) => `GET /healthz HTTP/1.1\r\n${host(arena)}X-A: a\0b\r\nConnection: close\r\n\r\n`,
  ),
  refusing(
    'both ways to tell the length',
    (arena) =>
      `POST /api/boards HTTP/1.1\r\n${host(arena)}Content-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`,
  ),
  refusing(
    'two lengths',
    (arena) =>
      `POST /api/boards HTTP/1.1\r\n${host(arena)}Content-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nabcdef`,
  ),
  refusing(
    'headers of 64 KiB',
    (arena) =>
      `GET /healthz HTTP/1.1\r\n${host(arena)}X-A: ${'a'.repeat(65_536)}\r\nConnection: close\r\n\r\n`,
  ),
  refusing(
    'a path of 64 KiB',
    (arena) => `GET /${'a'.repeat(65_536)} HTTP/1.1\r\n${host(arena)}Connection: close\r\n\r\n`,
  ),
  refusing('CONNECT', () => 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n'),
  refusing('bytes that are not HTTP', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not http\r\n\r\n'),
  {
    id: 'W8',
    title: 'two Hosts are refused or the first is believed, never 5xx',
    attack: async (arena) => {
      const raw = await openRawSocket(arena.server)
      await raw.write(
        `GET /healthz HTTP/1.1\r\n${host(arena)}Host: evil.example\r\nConnection: close\r\n\r\n`,
      )
      expect(await raw.closedWithin(10_000)).not.toBeNull()
      expect(raw.received().toString('latin1')).toMatch(/^HTTP\/1\.1 [24]\d\d/)
    },
  },
]

const ODD_NAMES = [
  '/sync/..%2f..%2fetc%2fpasswd/canvas',
  '/sync/../../../etc/passwd',
  '/sync/%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00/canvas',
  '/sync/__proto__________/canvas',
  '/sync/__proto__/canvas',
  '/sync/constructor/canvas',
  `/sync/${'a'.repeat(10_000)}/canvas`,
  '/sync/%F0%9F%92%A9%F0%9F%92%A9%F0%9F%92%A9%F0%9F%92%A9/canvas',
  '/sync/%/canvas',
  '/sync//canvas',
  '/sync/',
  '/sync',
]

function oddLanes(boardId: string): string[] {
  return [
    `/sync/${boardId}`,
    `/sync/${boardId}/`,
    `/sync/${boardId}/Canvas`,
    `/sync/${boardId}/canvas/`,
    `/sync/${boardId}/canvas/x`,
    `/sync/${boardId}/__proto__`,
    `/sync/${boardId}/private`,
    `/sync/${boardId}/private/`,
    `/sync/${boardId}/private/../canvas`,
    `/sync/${boardId}/canvas%00`,
    `/sync/${boardId}/%63anvas/..`,
    `//sync/${boardId}/canvas`,
  ]
}

async function statusOfUpgrade(
  arena: Arena,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const raw = await openRawSocket(arena.server)
  await raw.write(handshakeOf(arena.server, path, headers))
  const answer = await raw.receive((all) => all.includes('\r\n\r\n'))
  raw.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1] ?? 0)
}

const names: readonly AttackCase[] = [
  {
    id: 'W11',
    title: 'odd board and lane names open nothing and leave no file',
    attack: async (arena) => {
      const { headers } = await arena.enter('facilitator')
      const before = listData(arena)
      for (const path of [...ODD_NAMES, ...oddLanes(arena.board.boardId)]) {
        const status = await statusOfUpgrade(arena, path, headers)
        expect(status, path.slice(0, 80)).toBeGreaterThanOrEqual(400)
        expect(status, path.slice(0, 80)).toBeLessThan(500)
      }
      expect(listData(arena)).toEqual(before)
    },
  },
  {
    id: 'W12',
    title: 'a path that goes by another board never opens with the rights of the first',
    attack: async (arena) => {
      const foreign = await arena.target.createBoard()
      const { headers } = await arena.enter('facilitator')
      const { boardId } = arena.board
      for (const path of [
        `/sync/${boardId}/../${foreign.boardId}/canvas`,
        `/sync/${boardId}/..%2f${foreign.boardId}/canvas`,
        `/sync/${boardId}/%2e%2e/${foreign.boardId}/canvas`,
        `/sync/${foreign.boardId}/canvas/../../${boardId}/canvas/../../${foreign.boardId}/canvas`,
        `/sync/${foreign.boardId}/canvas?boardId=${boardId}`,
        `/sync/${foreign.boardId}/canvas#/sync/${boardId}/canvas`,
      ]) {
        const status = await statusOfUpgrade(arena, path, headers)
        expect(status, path).toBeGreaterThanOrEqual(400)
        expect(status, path).toBeLessThan(500)
      }
      for (const path of [
        `/api/boards/${boardId}/../${foreign.boardId}`,
        `/api/boards/${foreign.boardId}/.`,
      ]) {
        const answer = await callApi(arena.server.origin, { method: 'GET', path, headers })
        expect(answer.status, path).toBeGreaterThanOrEqual(400)
        expect(answer.status, path).toBeLessThan(500)
      }
    },
  },
  {
    id: 'W12',
    title: 'no address reaches a file outside the web app',
    attack: async (arena) => {
      for (const path of [
        '/../package.json',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/assets/%2e%2e/%2e%2e/%2e%2e/relay/dist/main.js',
        '/assets/..%5c..%5cpackage.json',
        '/anderhalf.sqlite',
        '/data/anderhalf.sqlite',
        '/server.key',
        '/%00',
        '/%',
        '//etc/passwd',
        '/assets/%c0%ae%c0%ae/package.json',
      ]) {
        const raw = await openRawSocket(arena.server)
        await raw.write(`GET ${path} HTTP/1.1\r\n${host(arena)}Connection: close\r\n\r\n`)
        await raw.closedWithin(5000)
        const answer = raw.received().toString('latin1')
        expect(answer, path).toMatch(/^HTTP\/1\.1 4\d\d/)
        expect(answer, path).not.toContain('"private"')
        expect(answer, path).not.toContain('root:')
      }
    },
  },
  {
    id: 'R8',
    title: 'an upgrade from a foreign page is refused before it is one',
    attack: async (arena) => {
      const { headers } = await arena.enter()
      for (const origin of [
        'https://evil.example',
        'null',
        `http://127.0.0.1:${arena.server.port}.evil.example`,
        'file://',
      ]) {
        expect(await statusOfUpgrade(arena, canvas(arena), { ...headers, Origin: origin }), origin).toBe(403)
      }
      const own = await statusOfUpgrade(arena, canvas(arena), { ...headers, Origin: arena.server.origin })
      expect(own, 'the page itself').toBe(101)
    },
  },
  {
    id: 'R8',
    title: 'a foreign page cannot change anything over the api',
    attack: async (arena) => {
      const { headers } = await arena.enter('facilitator')
      const { origin } = arena.server
      const path = `/api/boards/${arena.board.boardId}`
      const body = { title: 'Gekaapt' }
      const foreign = { ...headers, origin: 'https://evil.example' }
      expect((await callApi(origin, { method: 'PATCH', path, body, headers: foreign })).status).toBe(403)
      expect(
        (await callApi(origin, { method: 'POST', path: '/api/boards', body, headers: foreign })).status,
      ).toBe(403)
      expect(
        (await callApi(origin, { method: 'DELETE', path: '/api/session', headers: foreign })).status,
      ).toBe(403)
      expect((await callApi(origin, { method: 'GET', path, headers })).text).not.toContain('Gekaapt')
    },
  },
  {
    id: 'R5',
    title: 'no session, an invented one or a cookie of nonsense opens no lane',
    attack: async (arena) => {
      const paths = ['canvas', 'review', 'facts'].map((lane) => arena.board.syncPath(lane))
      for (const path of paths) {
        for (const headers of [
          {},
          { Authorization: 'Bearer ' },
          { Authorization: `Bearer ${'A'.repeat(43)}` },
          { Authorization: 'Basic YTpi' },
          { Cookie: 'anderhalf_session=%%%' },
          { Cookie: `anderhalf_session=${'x'.repeat(4000)}` },
        ]) {
          expect(await statusOfUpgrade(arena, path, headers), JSON.stringify(headers).slice(0, 80)).toBe(401)
        }
      }
    },
  },
]

function listData(arena: Arena): string[] {
  const { dataDir } = arena.target
  return dataDir === null ? [] : readdirSync(dataDir, { recursive: true }).map(String).toSorted()
}

/** Clocks of two processes round differently. */
const TICK_MS = 100

const crowds: readonly AttackCase[] = [
  {
    id: 'W7',
    title:
      '[limit headersTimeoutMs] silent sockets and slow handshakes are served around, and reaped within 10 s',
    maxGrowthBytes: 60 * MEBIBYTE,
    timeoutMs: 60_000,
    attack: async (arena) => {
      const silent = await Promise.all(
        Array.from({ length: amount(200, 1000) }, () => openRawSocket(arena.server)),
      )
      const slow = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const raw = await openRawSocket(arena.server)
          await raw.write(`GET ${canvas(arena)} HTTP/1.1\r\nHost: 127.0.0.1\r\n`)
          return raw
        }),
      )
      const drip = setInterval(() => {
        for (const raw of slow) void raw.write('X-Slow: 1\r\n')
      }, 1000)
      try {
        const health = await callApi(arena.server.origin, { method: 'GET', path: '/healthz' })
        expect(health.status).toBe(200)
        const closings = await Promise.all(
          [...silent, ...slow].map((raw) => raw.closedWithin(promisedMs(12_000))),
        )
        expect(
          closings.filter((ms) => ms === null || ms > promisedMs(10_000)).length,
          'sockets still open',
        ).toBe(0)
        expect(Math.min(...closings.map((ms) => ms ?? 0))).toBeGreaterThan(LIMITS.headersTimeoutMs - TICK_MS)
      } finally {
        clearInterval(drip)
        for (const raw of [...silent, ...slow]) raw.destroy()
      }
    },
  },
  {
    id: 'W7',
    title: '[limit requestTimeoutMs] a body that never comes is not waited for longer than 10 s',
    timeoutMs: 60_000,
    attack: async (arena) => {
      const raw = await openRawSocket(arena.server)
      await raw.write(
        `POST /api/boards HTTP/1.1\r\n${host(arena)}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
      )
      const drip = setInterval(() => void raw.write(' '), 500)
      const closedMs = await raw.closedWithin(promisedMs(12_000))
      clearInterval(drip)
      raw.destroy()
      expect(closedMs).toBeGreaterThan(LIMITS.requestTimeoutMs - TICK_MS)
      expect(closedMs).toBeLessThan(promisedMs(10_000))
    },
  },
  {
    id: 'W7',
    title: 'a thousand connects that go away at once leave nothing behind',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < amount(10, 50); round += 1) {
        await Promise.all(
          Array.from({ length: 20 }, async () => {
            const raw = await openRawSocket(arena.server)
            await raw.write(handshakeOf(arena.server, canvas(arena), visitor.headers))
            raw.destroy()
          }),
        )
      }
    },
  },
]

export const connectCases: readonly AttackCase[] = [...shapes, ...names, ...crowds]
