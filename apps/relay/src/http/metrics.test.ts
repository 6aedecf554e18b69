import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

const TOKEN = 'a-token-of-the-operator'
let relay: LiveRelay
let guarded: LiveRelay
beforeAll(async () => {
  relay = await startLiveRelay()
  guarded = await startLiveRelay({ env: { METRICS_TOKEN: TOKEN } })
})
afterAll(() => Promise.all([relay.close(), guarded.close()]))

test('this computer reads the figures, which name nobody', async () => {
  const board = await relay.createBoard()
  await relay.join(board, 'facilitator', 'Ingrid')
  const text = await (await relay.request('GET', '/metrics')).text()
  expect(text).toMatch(/^anderhalf_boards 1$/m)
  expect(text).toMatch(/^anderhalf_storage_healthy 1$/m)
  expect(text).toMatch(/^anderhalf_connections 0$/m)
  expect(text).toMatch(/^anderhalf_saved_updates_total 2$/m)
  expect(text).toMatch(/^anderhalf_requests_total\{method="POST",route="\/api\/join",status="200"\} 1$/m)
  expect(text).not.toContain(board.boardId)
  expect(text).not.toContain('Ingrid')
})

test('what comes through a proxy reads nothing', async () => {
  const answer = await relay.request('GET', '/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(answer.status).toBe(404)
})

test('with a token set, only the token reads', async () => {
  expect((await guarded.request('GET', '/metrics')).status).toBe(404)
  expect((await guarded.request('GET', '/metrics', { token: `${TOKEN}x` })).status).toBe(404)
  expect((await guarded.request('GET', '/metrics', { token: TOKEN })).status).toBe(200)
})
