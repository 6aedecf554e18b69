import { execFile } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { amount, SEED } from '../form.ts'
import { createDurableWriter, type DurableWriter } from '../honest/durable-writer.ts'
import { createRandom } from '../random.ts'
import { createDataDir, RELAY, startRelay } from '../target/anderhalf.ts'
import { createBoardOver, joinByLink, secretOf, type LinkedBoard } from '../target/board-api.ts'
import type { ServerProcess } from '../target/child-process.ts'
import { countLost, readBoard } from './read-board.ts'

let folder = ''
let server: ServerProcess
beforeEach(async () => {
  folder = await createDataDir()
  server = await startRelay({ dataDir: join(folder, 'data') })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

function runRelay(args: readonly string[], dataDir: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir }
    const child = execFile(process.execPath, [RELAY, ...args], { env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr })
    })
  })
}

async function writeSome(board: LinkedBoard): Promise<DurableWriter> {
  const writer = createDurableWriter(board, await board.join('participant', 'Schrijver'))
  await writer.connect(server)
  for (let edit = 0; edit < 60; edit += 1) writer.edit()
  expect(await writer.allSafe(5000)).toBe(true)
  return writer
}

test('[D11] a backup made while people work holds all that was safe before, and opens on another machine', async () => {
  const board = await createBoardOver(server.origin)
  const writer = await writeSome(board)
  const before = writer.editCount()
  const editing = setInterval(() => writer.edit(), 40)
  const backup = join(folder, 'backup')
  const made = await runRelay(['backup', backup], join(folder, 'data'))
  clearInterval(editing)
  expect(made.code, made.output).toBe(0)
  expect(await writer.allSafe(5000), 'the relay goes on meanwhile').toBe(true)
  writer.close()
  await server.close()

  const elsewhere = join(folder, 'elsewhere')
  expect((await runRelay(['restore', '--verify', backup], elsewhere)).code).toBe(0)
  const restored = await runRelay(['restore', backup], elsewhere)
  expect(restored.code, restored.output).toBe(0)
  server = await startRelay({ dataDir: elsewhere, port: server.port })
  const secret = secretOf(board.links.participant)
  const visitor = await joinByLink(server.origin, board.boardId, secret, 'Op de andere machine')
  expect((await readBoard(server, board, visitor)).xOf(writer.movedNoteId)).toBeGreaterThanOrEqual(before)
}, 30_000)

test(
  '[D11] a backup with one changed byte is found out and never restored',
  async () => {
    const writer = await writeSome(await createBoardOver(server.origin))
    writer.close()
    const backup = join(folder, 'backup')
    expect((await runRelay(['backup', backup], join(folder, 'data'))).code).toBe(0)
    const random = createRandom(SEED)
    for (let trial = 0; trial < amount(4, 40); trial += 1) {
      const damaged = join(folder, `damaged-${trial}`)
      await cp(backup, damaged, { recursive: true })
      const name = random.pick(await readdir(damaged))
      const path = join(damaged, name)
      const bytes = readFileSync(path)
      const at = random.below(statSync(path).size)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(7)), at)
      writeFileSync(path, bytes)
      const target = join(folder, `target-${trial}`)
      const verified = await runRelay(['restore', '--verify', damaged], target)
      const restored = await runRelay(['restore', damaged], target)
      const where = `${name} at ${at} (seed ${SEED})\n${verified.output}`
      // The manifest also says when the backup was made, which no hash covers.
      if (name === 'manifest.json' && verified.code === 0) continue
      expect(verified.code, where).toBeGreaterThan(0)
      expect(restored.code, where).toBeGreaterThan(0)
      expect(await readdir(target).catch(() => []), where).toEqual([])
      expect(verified.output, 'no stack trace').not.toMatch(/\n\s+at .+:\d+:\d+/)
    }
  },
  amount(60_000, 300_000),
)

test('[D11] a restore never writes over data that is there', async () => {
  const board = await createBoardOver(server.origin)
  const writer = await writeSome(board)
  const backup = join(folder, 'backup')
  expect((await runRelay(['backup', backup], join(folder, 'data'))).code).toBe(0)
  for (let edit = 0; edit < 30; edit += 1) writer.edit()
  expect(await writer.allSafe(5000)).toBe(true)
  writer.close()
  const reader = await board.join('viewer', 'Lezer')
  await server.close()
  expect((await runRelay(['restore', backup], join(folder, 'data'))).code).toBeGreaterThan(0)
  server = await startRelay({ dataDir: join(folder, 'data'), port: server.port })
  expect(countLost(await readBoard(server, board, reader), [writer])).toBe(0)
}, 30_000)
