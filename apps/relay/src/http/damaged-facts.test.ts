import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBoard } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { openWriter } from '../storage/open-database.ts'
import { startLiveRelay } from '../testing/live-relay.ts'

function damageFacts(dataDir: string, { boardId }: CreatedBoard): void {
  const database = openWriter(join(dataDir, 'anderhalf.sqlite'))
  const { changes } = database
    .prepare(
      `INSERT INTO lane_updates (lane_id, seq, bytes, session_key, checksum)
       SELECT lane_id, 2, x'0000', '', 1 FROM lanes WHERE board_id = ? AND lane = 'facts'`,
    )
    .run([boardId])
  database.close()
  expect(changes).toBe(1)
}

test('where the facts of a board are damaged, what would change them is refused and not called done', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-facts-'))
  const before = await startLiveRelay({ dataDir })
  const board = await before.createBoard('Zoals het heette')
  await before.close()
  damageFacts(dataDir, board)

  const relay = await startLiveRelay({ dataDir })
  const { token } = await relay.join(board, 'facilitator')
  const path = `/api/boards/${board.boardId}`
  const named = await relay.request('PUT', `${path}/colors/yellow`, { body: { name: 'feit' }, token })
  const renamed = await relay.request('PATCH', path, { body: { title: 'Anders' }, token })
  for (const answer of [named, renamed]) {
    expect(answer.status).toBe(409)
    // oxlint-disable-next-line no-await-in-loop -- two answers
    expect(await answer.json()).toMatchObject({ code: 'board-damaged' })
  }
  const shown = await relay.request('GET', path, { token })
  expect(await shown.json()).toMatchObject({ title: 'Zoals het heette' })
  await relay.close()
  await rm(dataDir, { recursive: true })
}, 60_000)
