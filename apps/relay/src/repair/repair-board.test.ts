import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { seedBoard } from '@anderhalf/board-model'
import { parseBoardId, type Lane } from '@anderhalf/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runCommand, type CommandResult } from '../commands.ts'
import { addNote } from '../socket/testing/note.ts'
import { openDataFolder } from '../storage/data-folder.ts'
import { openEditJournal } from '../storage/edit-journal.ts'
import { createLaneTables } from '../storage/lane-tables.ts'
import type { StoredLane } from '../storage/lane-storage.ts'
import { openWriter, type SqliteDatabase } from '../storage/open-database.ts'
import { packUpdates } from '../storage/packed-updates.ts'
import { createStatements } from '../storage/statements.ts'
import { createVersionTables } from '../storage/version-tables.ts'

const BOARD_ID = parseBoardId('board-of-the-repairing')!
const NOTES = ['one', 'two', 'three', 'four', 'five'] as const
const MAX_BYTES = 1024 * 1024

let dataDir: string
let doc: Y.Doc
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-repair-'))
  doc = new Y.Doc()
  openDataFolder(dataDir).close()
  // Edit 1 is the empty board, edit n + 1 brings note n.
  withDatabase((database) => {
    seedBoard(doc, { name: 'Proef', shapes: [] })
    append(database, 1, Y.encodeStateAsUpdate(doc))
    for (const [index, note] of NOTES.entries()) append(database, index + 2, edit(note))
  })
})
afterEach(async () => {
  doc.destroy()
  await rm(dataDir, { recursive: true })
})

function edit(note: string): Uint8Array {
  const known = Y.encodeStateVector(doc)
  addNote(doc, note)
  return Y.encodeStateAsUpdate(doc, known)
}

function withDatabase<Result>(use: (database: SqliteDatabase) => Result): Result {
  const database = openWriter(join(dataDir, 'anderhalf.sqlite'))
  try {
    return use(database)
  } finally {
    database.close()
  }
}

function updateOf(seq: number, bytes: Uint8Array, lane: Lane = 'canvas') {
  return { boardId: BOARD_ID, lane, seq, bytes, sessionKey: 'test', clientOwners: [] }
}

function append(database: SqliteDatabase, seq: number, bytes: Uint8Array, lane: Lane = 'canvas'): void {
  createLaneTables(createStatements(database)).appendUpdates(packUpdates([updateOf(seq, bytes, lane)]))
}

function execute(sql: string): void {
  withDatabase((database) => database.exec(sql))
}

function load(): StoredLane {
  return withDatabase((database) => createLaneTables(createStatements(database)).loadLane(BOARD_ID, 'canvas'))
}

function notesIn({ snapshot, updates }: StoredLane): string[] {
  const loaded = new Y.Doc()
  if (snapshot !== null) Y.applyUpdate(loaded, snapshot.bytes)
  for (const { bytes } of updates) Y.applyUpdate(loaded, bytes)
  expect(loaded.store.pendingStructs).toBeNull()
  return NOTES.filter((note) => loaded.getMap('records').has(`shape:${note}`))
}

function repair(): Promise<CommandResult | null> {
  return runCommand(['repair', BOARD_ID], dataDir)
}

async function remains(): Promise<{ path: string; lanes: { lane: string; updates: { seq: number }[] }[] }> {
  const [name, ...others] = (await readdir(dataDir)).filter((each) => each.startsWith('damaged-'))
  expect(others).toEqual([])
  const path = join(dataDir, name!)
  return { path, ...JSON.parse(await readFile(path, 'utf8')) }
}

/** A row of another board's bytes: read as it was written, and still no edit of this board. */
const GAP = (() => {
  const other = new Y.Doc()
  addNote(other, 'first')
  const known = Y.encodeStateVector(other)
  addNote(other, 'second')
  return Y.encodeStateAsUpdate(other, known)
})()

test.each([
  ['a row that was changed', () => execute('UPDATE lane_updates SET bytes = zeroblob(9) WHERE seq = 4')],
  ['a row that is missing', () => execute('DELETE FROM lane_updates WHERE seq = 4')],
])('%s: what comes before it stays, what is behind it lies in a file, and edits go on', async (_, damage) => {
  damage()
  expect(load().damage).toMatchObject({ fromSeq: 4 })
  expect(await repair()).toMatchObject({ ok: true, message: expect.stringContaining('takes edits again') })

  const repaired = load()
  expect(repaired.damage).toBeNull()
  expect(notesIn(repaired)).toEqual(['one', 'two'])
  expect(repaired.snapshot!.upToSeq, 'no number is used twice').toBe(6)
  const { path, lanes } = await remains()
  expect(lanes[0]).toMatchObject({ lane: 'canvas' })
  expect(lanes[0]!.updates.map(({ seq }) => seq).slice(-2)).toEqual([5, 6])
  expect((await stat(path)).mode & 0o077, 'it holds what people wrote').toBe(0)

  withDatabase((database) => append(database, 7, Y.encodeStateAsUpdate(doc)))
  expect(notesIn(load()), 'who knows more brings it back').toEqual([...NOTES])
  expect(await repair()).toMatchObject({ ok: true, message: expect.stringContaining('nothing was changed') })
})

test('a row that builds on what is not there is given up too', async () => {
  withDatabase((database) => append(database, 7, GAP))
  expect(load().damage, 'the bytes are what was written').toBeNull()
  expect(await repair()).toMatchObject({ ok: true, message: expect.stringContaining('(1 edit)') })
  expect(notesIn(load())).toEqual([...NOTES])
})

test('edits that lie in the journal alone are of the board too', async () => {
  const journal = openEditJournal(join(dataDir, 'anderhalf.sqlite'))
  await journal.append(packUpdates([updateOf(7, GAP)]))
  await journal.close()
  expect(await repair()).toMatchObject({ ok: true, message: expect.stringContaining('(1 edit)') })
  expect((await remains()).lanes[0]!.updates.map(({ seq }) => seq)).toEqual([7])
})

test('without its snapshot, a canvas becomes what its last version was, with the edits after that', async () => {
  const sixth = { upToSeq: 6, bytes: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  withDatabase((database) => {
    const sql = createStatements(database)
    createLaneTables(sql).saveSnapshot(BOARD_ID, 'canvas', sixth)
    append(database, 7, Y.encodeStateAsUpdate(new Y.Doc()))
    sql('INSERT INTO boards (board_id, title, locale, created_at_ms) VALUES (?, ?, ?, ?)').run([
      BOARD_ID,
      'Proef',
      'nl',
      1,
    ])
    createVersionTables(sql).saveVersion({
      boardId: BOARD_ID,
      upToSeq: 6,
      madeAtMs: 1,
      shapes: 5,
      bytes: deflateRawSync(sixth.bytes),
      maxBytesPerBoard: MAX_BYTES,
    })
  })
  execute('UPDATE lane_snapshots SET bytes = zeroblob(length(bytes))')
  expect(await repair()).toMatchObject({ ok: true, message: expect.stringContaining('takes edits again') })
  const repaired = load()
  expect(repaired).toMatchObject({ damage: null, snapshot: { upToSeq: 7 } })
  expect(notesIn(repaired)).toEqual([...NOTES])
})

test('a board of which nothing can be read is left as it is', async () => {
  const state = { upToSeq: 6, bytes: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  withDatabase((database) =>
    createLaneTables(createStatements(database)).saveSnapshot(BOARD_ID, 'canvas', state),
  )
  execute('UPDATE lane_snapshots SET bytes = zeroblob(length(bytes))')
  const before = load()
  expect(await repair()).toMatchObject({ ok: false, message: expect.stringContaining('restore a backup') })
  expect(load()).toEqual(before)
})

test('a whole board is left as it is, and a relay that runs keeps its data to itself', async () => {
  const before = load()
  expect(await repair()).toMatchObject({ ok: true, message: expect.stringContaining('is whole') })
  expect(load()).toEqual(before)
  const running = openDataFolder(dataDir)
  expect(await repair()).toMatchObject({ ok: false, message: expect.stringContaining('already running') })
  running.close()
  expect(await runCommand(['repair', 'no board'], dataDir)).toMatchObject({
    ok: false,
    message: expect.stringContaining('usage'),
  })
})
