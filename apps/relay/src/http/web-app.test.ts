import { Hono } from 'hono'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AppEnvironment } from './app-environment.ts'
import { serveWebApp } from './web-app.ts'
import { PAGE_HTML, startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

let relay: LiveRelay
beforeAll(async () => {
  relay = await startLiveRelay()
})
afterAll(() => relay.close())

test.each(['/', '/j/abc_123', '/b/abc-123'])(
  '%s is a page of the app, asked about each time',
  async (path) => {
    const answer = await relay.request('GET', path)
    expect([answer.status, await answer.text()]).toEqual([200, PAGE_HTML])
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    const again = await relay.request('GET', path, {
      headers: { 'if-none-match': answer.headers.get('etag')! },
    })
    expect(again.status).toBe(304)
  },
)

test('a hashed file never needs to be asked for again', async () => {
  const answer = await relay.request('GET', '/assets/index-abc123.js', {
    headers: { 'accept-encoding': 'identity' },
  })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await answer.text()).toBe('export {}')
})

test('a file goes out as it was compressed at the build', async () => {
  const answer = await fetch(`${relay.origin}/assets/index-abc123.js`, {
    method: 'HEAD',
    headers: { 'accept-encoding': 'br' },
  })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
})

test.each([
  '/assets/none.js',
  '/x',
  '/j/a/b',
  '/index.html',
  '/assets/',
  '/../package.json',
  '/%2e%2e/main.ts',
])('%s does not exist', async (path) => {
  const answer = await relay.request('GET', path)
  expect([400, 404]).toContain(answer.status)
  expect(await answer.json()).toMatchObject({ code: expect.any(String) })
})

test('nothing from another site may run or be reached', async () => {
  const policy = (await relay.request('GET', '/')).headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'self'; script-src 'self';")
  expect(policy).toContain(
    `connect-src 'self' data: blob: ws://127.0.0.1:${relay.port} wss://127.0.0.1:${relay.port};`,
  )
  expect(policy).not.toMatch(/https:|http:|\*/)
})

test('without a build the pages say so, and nothing else is said', async () => {
  const warnings = vi.spyOn(console, 'error')
  const app = new Hono<AppEnvironment>().use(serveWebApp(join(tmpdir(), 'no-such-folder')))
  const answer = await app.request('/b/abc-123')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ message: expect.stringContaining('not built') })
  expect((await app.request('/assets/index-abc123.js')).status).toBe(404)
  expect(warnings).not.toHaveBeenCalled()
})
