import type { BoardSharingState } from '@anderhalf/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../commands.ts'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

let relay: LiveRelay
beforeAll(async () => {
  relay = await startLiveRelay()
})
afterAll(() => relay.close())

test('[R12] whoever runs the server gives a board that nobody facilitates any more to somebody', async () => {
  const board = await relay.createBoard()
  const { boardId } = board
  const { token } = await relay.join(board, 'facilitator')
  const path = `/api/boards/${boardId}/links/facilitator`
  const replaced = await relay.request('POST', path, { body: { comeInAnew: false }, token })
  const { links } = (await replaced.json()) as BoardSharingState
  await relay.request('DELETE', '/api/session', { token })

  const told = await runCommand(['facilitator-link', boardId], relay.dataDir)
  const { pathname, hash } = new URL(links.facilitator)
  expect(told).toMatchObject({ ok: true, message: expect.stringContaining(pathname + hash) })
  expect(await relay.join({ boardId, links }, 'facilitator')).toMatchObject({ role: 'facilitator' })
})

test.each([
  ['is none', 'x'.repeat(22), 'there is no board'],
  ['has no such id', 'no board', 'usage'],
])('a board that %s is said to be so', async (_, id, message) => {
  expect(await runCommand(['facilitator-link', id], relay.dataDir)).toMatchObject({
    ok: false,
    message: expect.stringContaining(message),
  })
})
