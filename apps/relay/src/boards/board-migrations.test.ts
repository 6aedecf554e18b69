import {
  boardAgeOf,
  generationOf,
  META_KEY,
  META_MAP,
  readBoard,
  seedBoard,
  writeRecord,
} from '@anderhalf/board-model'
import { parseBoardId } from '@anderhalf/protocol'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBoardRecords } from '../access/board-records.ts'
import { createRooms, type Rooms } from '../rooms/rooms.ts'
import { SERVER_SESSION_KEY } from '../storage/lane-storage.ts'
import { openReader, type SqliteDatabase } from '../storage/open-database.ts'
import { createSqliteLaneStorage } from '../storage/sqlite-lane-storage.ts'
import { createStatements } from '../storage/statements.ts'
import { createStorageThread, type StorageThread } from '../storage/storage-thread.ts'
import { createStorageFolder, type StorageFolder } from '../testing/storage-folder.ts'
import { BOARD_MODEL, createBoardMigrations } from './board-migrations.ts'

const BOARD = parseBoardId('board-of-last-year')!
const STROKE = {
  id: 'shape:stroke',
  typeName: 'shape',
  type: 'draw',
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a5',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  meta: {},
  props: {
    segments: [{ type: 'free', points: [{ x: 0, y: 0, z: 0.5 }] }],
    color: 'black',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    isComplete: true,
    isClosed: false,
    isPen: false,
  },
} as const

let folder: StorageFolder
let thread: StorageThread
let reader: SqliteDatabase
let rooms: Rooms
const lines: string[] = []

beforeEach(async () => {
  folder = await createStorageFolder()
  thread = createStorageThread({ databasePath: folder.databasePath }, () => {})
  reader = openReader(folder.databasePath)
  const records = createBoardRecords(createStatements(reader))
  lines.length = 0
  const log = pino({}, { write: (line) => void lines.push(line) })
  const prepare = createBoardMigrations({ records, thread, log })
  rooms = createRooms({ storage: createSqliteLaneStorage(thread), log, prepare })
})
afterEach(async () => {
  await rooms.close()
  reader.close()
  await thread.close()
  await folder.dispose()
})

/** A board on the disk as another version of the product left it: `drawVersion` counts tldraw's changes of strokes. */
async function storeBoard(drawVersion: number): Promise<void> {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  const meta = doc.getMap(META_MAP)
  const schema = structuredClone(meta.get(META_KEY.schema)) as { sequences: Record<string, number> }
  schema.sequences['com.tldraw.shape.draw'] = drawVersion
  doc.transact(() => {
    meta.set(META_KEY.schema, schema)
    writeRecord(doc, STROKE as never)
  })
  await thread.call('createBoard', {
    boardId: BOARD,
    title: 'Wonen',
    locale: 'nl',
    createdAtMs: 1,
    model: 'old',
  })
  await createSqliteLaneStorage(thread).appendUpdates([
    {
      boardId: BOARD,
      lane: 'canvas',
      seq: 1,
      bytes: Y.encodeStateAsUpdate(doc),
      sessionKey: SERVER_SESSION_KEY,
      clientOwners: [],
    },
  ])
}

async function readStored(): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const { updates } = await createSqliteLaneStorage(thread).loadLane(BOARD, 'canvas')
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  return doc
}

function storedModel(): unknown {
  return reader.prepare('SELECT model, generation FROM boards').get()
}

test('a board of an older version is migrated on the disk before anybody gets it', async () => {
  await storeBoard(1)
  const lease = await rooms.open(BOARD, 'canvas')
  lease.release()
  const doc = await readStored()
  expect(readBoard(doc)).toMatchObject({ rejected: [] })
  expect(readBoard(doc).records.find(({ id }) => id === STROKE.id)).toMatchObject({ props: { scale: 1 } })
  expect(boardAgeOf(doc)).toBe('current')
  expect(generationOf(doc)).toBe(2)
  expect(storedModel()).toMatchObject({ model: BOARD_MODEL, generation: 2 })
  expect(lines.join('')).toContain('a board was migrated')
})

test('a board of a newer version is not opened and not touched', async () => {
  await storeBoard(99)
  await expect(rooms.open(BOARD, 'canvas')).rejects.toThrow('a newer version')
  expect(boardAgeOf(await readStored())).toBe('newer')
  expect(storedModel()).toMatchObject({ model: 'old', generation: 1 })
})
