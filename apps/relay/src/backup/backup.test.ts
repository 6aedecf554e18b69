import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBoard, UploadState } from '@anderhalf/protocol'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../commands.ts'
import { imagePath } from '../images/image-files.ts'
import { openWriter } from '../storage/open-database.ts'
import { createPng } from '../testing/sample-images.ts'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'
import { BACKUP_FILE, hashFile, loadManifest, saveManifest } from './backup-files.ts'

let relay: LiveRelay
let board: CreatedBoard
let otherBoard: CreatedBoard
let image: string
let folder: string
let backup: string
let copies = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anderhalf-backup-'))
  relay = await startLiveRelay()
  board = await relay.createBoard('Wonen')
  otherBoard = await relay.createBoard('Zorg')
  const { token } = await relay.join(board, 'participant')
  image = await storeImage(relay, board, token)
  backup = join(folder, 'first')
  expect(await runCommand(['backup', backup], relay.dataDir)).toMatchObject({
    ok: true,
    message: expect.stringContaining('2 boards'),
  })
})
afterAll(async () => {
  await relay.close()
  await rm(folder, { recursive: true })
})

/** @returns the address of the stored image */
async function storeImage(on: LiveRelay, { boardId }: CreatedBoard, token: string): Promise<string> {
  const png = Uint8Array.from(await createPng())
  const path = `/api/boards/${boardId}/uploads/upload-of-the-test?offset=0&total=${png.length}`
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(on.origin + path, { method: 'PUT', headers, body: png })
  return ((await answer.json()) as UploadState).image!.src
}

/** A copy that a test may damage. */
let copy: string
beforeEach(async () => {
  copy = join(folder, `copy-${copies++}`)
  await cp(backup, copy, { recursive: true })
})

test('a backup of a running relay is whole, and the relay goes on', async () => {
  expect(await runCommand(['restore', '--verify', backup], '')).toMatchObject({
    ok: true,
    message: expect.stringContaining('is whole: 2 boards'),
  })
  expect((await relay.request('GET', '/readyz')).status).toBe(200)
  expect((await readdir(backup)).toSorted()).toEqual([...Object.values(BACKUP_FILE), 'images'].toSorted())
})

test('a restored relay has the boards, and the links that were handed out work', async () => {
  const dataDir = join(folder, 'restored')
  expect(await runCommand(['restore', backup], dataDir)).toMatchObject({ ok: true })
  const restored = await startLiveRelay({ dataDir })
  try {
    const { token } = await restored.join(board, 'facilitator')
    const visit = await restored.request('GET', `/api/boards/${board.boardId}`, { token })
    expect(await visit.json()).toMatchObject({ title: 'Wonen', role: 'facilitator' })
    expect((await restored.request('GET', image, { token })).status).toBe(200)
  } finally {
    await restored.close()
  }
})

test('data that is there is never written over', async () => {
  const before = await readFile(join(relay.dataDir, BACKUP_FILE.key), 'utf8')
  expect(await runCommand(['restore', backup], relay.dataDir)).toMatchObject({
    ok: false,
    message: expect.stringContaining('already'),
  })
  expect(await readFile(join(relay.dataDir, BACKUP_FILE.key), 'utf8')).toBe(before)
  expect(await runCommand(['backup', backup], relay.dataDir)).toMatchObject({
    ok: false,
    message: expect.stringContaining('not empty'),
  })
})

test.each([BACKUP_FILE.database, BACKUP_FILE.key])(
  'one changed byte of %s is found, and not restored',
  async (name) => {
    const bytes = await readFile(join(copy, name))
    bytes[bytes.length - 5]! ^= 1
    await writeFile(join(copy, name), bytes)
    const verdict = { ok: false, message: expect.stringContaining(`${name} was changed`) }
    expect(await runCommand(['restore', '--verify', copy], '')).toMatchObject(verdict)
    const dataDir = join(copy, 'into')
    expect(await runCommand(['restore', copy], dataDir)).toMatchObject(verdict)
    await expect(readdir(dataDir)).rejects.toThrow('ENOENT')
  },
)

test('an image that was changed or is gone is named, and nothing is restored', async () => {
  const hash = image.split('/').at(-1)!
  const path = join(copy, imagePath(hash))
  await writeFile(path, 'x')
  const changed = { ok: false, message: expect.stringContaining(`image ${hash} was changed`) }
  expect(await runCommand(['restore', '--verify', copy], '')).toMatchObject(changed)
  expect(await runCommand(['restore', copy], join(copy, 'into'))).toMatchObject(changed)
  await rm(path)
  expect(await runCommand(['restore', '--verify', copy], '')).toMatchObject({
    ok: false,
    message: expect.stringContaining(`image ${hash} is missing`),
  })
})

test('a board that is not what it was is named, even when all files are what the manifest says', async () => {
  const database = openWriter(join(copy, BACKUP_FILE.database))
  database.exec("UPDATE lane_updates SET bytes = x'0000' WHERE rowid = 1")
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  const manifest = loadManifest(copy)
  const hash = await hashFile(join(copy, BACKUP_FILE.database))
  saveManifest(copy, { ...manifest, files: { ...manifest.files, [BACKUP_FILE.database]: hash } })
  expect(await runCommand(['restore', '--verify', copy], '')).toMatchObject({
    ok: false,
    message: expect.stringMatching(/board [\w-]{22} is not what it was/),
  })
})

test('one board that was damaged before costs the others nothing, and is named', async () => {
  const dataDir = join(copy, 'data')
  expect(await runCommand(['restore', backup], dataDir)).toMatchObject({ ok: true })
  const database = openWriter(join(dataDir, BACKUP_FILE.database))
  const { board_id: damaged } = database
    .prepare('SELECT board_id FROM lanes WHERE lane_id = (SELECT lane_id FROM lane_updates WHERE rowid = 1)')
    .get() as { board_id: string }
  database.exec("UPDATE lane_updates SET bytes = x'0000' WHERE rowid = 1")
  database.close()

  const named = { ok: true, message: expect.stringContaining(`board ${damaged} was damaged before`) }
  const second = join(copy, 'second')
  expect(await runCommand(['backup', second], dataDir)).toMatchObject(named)
  expect(await runCommand(['restore', '--verify', second], '')).toMatchObject(named)
  const restoredDir = join(copy, 'restored')
  expect(await runCommand(['restore', second], restoredDir)).toMatchObject(named)
  const restored = await startLiveRelay({ dataDir: restoredDir })
  try {
    const other = damaged === board.boardId ? otherBoard : board
    const { token } = await restored.join(other, 'facilitator')
    expect((await restored.request('GET', `/api/boards/${other.boardId}`, { token })).status).toBe(200)
  } finally {
    await restored.close()
  }
})

test('a backup that was cut off is no backup', async () => {
  await rm(join(copy, BACKUP_FILE.manifest))
  expect(await runCommand(['restore', '--verify', copy], '')).toMatchObject({
    ok: false,
    message: expect.stringContaining('not finished'),
  })
})

test('what the computer refuses is said in a sentence, and leaves nothing that looks like a backup', async () => {
  const dataDir = join(copy, 'data')
  expect(await runCommand(['restore', backup], dataDir)).toMatchObject({ ok: true })
  const inTheWay = join(copy, 'a-file')
  await writeFile(inTheWay, '')
  expect(await runCommand(['backup', inTheWay], dataDir)).toMatchObject({
    ok: false,
    message: expect.stringContaining('file where a folder should be'),
  })

  const path = join(dataDir, BACKUP_FILE.database)
  const bytes = await readFile(path)
  for (let page = 8192; page < bytes.length; page += 4096) bytes.fill(0xff, page, page + 200)
  await writeFile(path, bytes)
  const second = join(copy, 'second')
  expect(await runCommand(['backup', second], dataDir)).toMatchObject({
    ok: false,
    message: expect.stringContaining('database is damaged'),
  })
  expect(await readdir(second)).not.toContain(BACKUP_FILE.manifest)
})

test.each([[['backup']], [['backup', '--fast']], [['restore']], [['restore', '--all', 'x']], [['erase']]])(
  '%j is answered with how to ask',
  async (args) => {
    expect(await runCommand(args, '')).toMatchObject({ ok: false, message: expect.stringContaining('usage') })
  },
)
