import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { amount, SEED } from '../form.ts'
import { createDurableWriter, type DurableWriter } from '../honest/durable-writer.ts'
import { createRandom } from '../random.ts'
import { createDataDir, RELAY, startRelay } from '../target/anderhalf.ts'
import { createBoardOver } from '../target/board-api.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'
import { databaseFileOf } from './database-file.ts'
import { countLost, readBoard } from './read-board.ts'

const BOARDS = 3
const EDITS = 30
const ROUNDS = amount(3, 51)
/** The upgrade is over within this many ms of its first sign, most of the time. */
const UPGRADE_TAKES_MS = 40

/** The newest step of the schema last: what each brought is taken away again. */
const FORMER_VERSIONS = [
  {
    version: 6,
    undo: 'ALTER TABLE members DROP sent_away_at_ms; ALTER TABLE members DROP facilitates_since_ms;',
  },
  { version: 5, undo: 'DROP TABLE board_versions;' },
  {
    version: 4,
    undo: `
      ALTER TABLE boards RENAME COLUMN facilitator_link_rotation TO link_rotation;
      ALTER TABLE boards DROP participant_link_rotation;
      ALTER TABLE boards DROP council_link_rotation;
      ALTER TABLE boards DROP viewer_link_rotation;
      ALTER TABLE members DROP needs_link;`,
  },
]

interface FilledBoard {
  readonly board: TargetBoard
  readonly writer: DurableWriter
  readonly reader: Visitor
}

/** A folder with work in it for each former version; the newest edits lie beside the database. */
const formerFolders = new Map<number, string>()
const boards: FilledBoard[] = []
let newestVersion: number

beforeAll(async () => {
  const filled = await createDataDir()
  const server = await startRelay({ dataDir: filled })
  for (let nth = 0; nth < BOARDS; nth += 1) {
    const board = await createBoardOver(server.origin)
    const writer = createDurableWriter(board, await board.join('participant', 'Sam'))
    await writer.connect(server)
    for (let edit = 0; edit < EDITS; edit += 1) writer.edit()
    expect(await writer.allSafe(30_000)).toBe(true)
    boards.push({ board, writer, reader: await board.join('viewer', 'Lezer') })
  }
  await server.close()
  newestVersion = versionOf(databaseFileOf(filled))
  let undone = ''
  for (const { version, undo } of FORMER_VERSIONS) {
    undone += undo
    const folder = await createDataDir()
    await cp(filled, folder, { recursive: true })
    const database = new Database(databaseFileOf(folder))
    database.exec(`${undone} PRAGMA user_version = ${version}`)
    database.close()
    formerFolders.set(version, folder)
  }
  await rm(filled, { recursive: true, force: true })
}, 60_000)

afterAll(async () => {
  for (const { writer } of boards) writer.close()
  for (const folder of formerFolders.values()) await rm(folder, { recursive: true, force: true })
})

test(
  `[D12] ${ROUNDS} kills while boards of a former version are brought up to date lose nothing, and leave a whole copy`,
  async () => {
    const random = createRandom(SEED)
    let cutBefore = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const former = FORMER_VERSIONS[round % FORMER_VERSIONS.length]!.version
      const dataDir = await createDataDir()
      await cp(formerFolders.get(former)!, dataDir, { recursive: true })
      await killWhileUpgrading(dataDir, random.below(UPGRADE_TAKES_MS))
      const left = versionOf(databaseFileOf(dataDir))
      expect([former, newestVersion], `seed ${SEED}, round ${round}`).toContain(left)
      if (left === former) cutBefore += 1

      const server = await startRelay({ dataDir })
      for (const { board, writer, reader } of boards) {
        const seen = await readBoard(server, board, reader)
        expect(countLost(seen, [writer]), `seed ${SEED}, round ${round}`).toBe(0)
        expect(seen.noteIds.size).toBe(writer.safe().noteIds.length + 1)
      }
      await server.close()
      expect(versionOf(databaseFileOf(dataDir))).toBe(newestVersion)
      expect(versionOf(databaseFileOf(join(dataDir, 'before-upgrade')))).toBe(former)
      await rm(dataDir, { recursive: true, force: true })
    }
    console.info(`[D12] ${ROUNDS} kills, ${cutBefore} of them before the upgrade was done, 0 lost`)
  },
  amount(90_000, 400_000),
)

/** From the moment that the copy begins, there is work to cut off. */
async function killWhileUpgrading(dataDir: string, afterMs: number): Promise<void> {
  const env = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0' }
  const relay = spawn(process.execPath, [RELAY], { env, stdio: 'ignore' })
  const exited = once(relay, 'exit')
  const hasBegun = (): boolean =>
    ['before-upgrade.part', 'before-upgrade'].some((name) => existsSync(join(dataDir, name)))
  const startedAtMs = performance.now()
  while (!hasBegun() && performance.now() - startedAtMs < 30_000) await delay(1)
  expect(hasBegun(), 'the upgrade began').toBe(true)
  await delay(afterMs)
  relay.kill('SIGKILL')
  await exited
}

/** @returns the version of a database that is whole */
function versionOf(path: string): number {
  const database = new Database(path)
  const { integrity_check: verdict } = database.prepare('PRAGMA integrity_check').get() as {
    integrity_check: string
  }
  expect(verdict).toBe('ok')
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  database.close()
  return version
}
