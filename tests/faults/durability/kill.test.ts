import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { percentile } from '../arena.ts'
import { amount, promisedMs, SEED } from '../form.ts'
import { createDurableWriter } from '../honest/durable-writer.ts'
import { createRandom } from '../random.ts'
import { createDataDir, RELAY, startRelay } from '../target/anderhalf.ts'
import { createBoardOver } from '../target/board-api.ts'
import { databaseFileOf } from './database-file.ts'
import { countLost, readBoard } from './read-board.ts'

const ROUNDS = amount(15, 200)
const STARTS = amount(4, 50)
const WRITERS = 5
const EDIT_EVERY_MS = 100
// In the short form, other files work the machine at the same time.
const MAX_START_MS = promisedMs(2000)

test(
  `[D1] ${ROUNDS} kills at random moments under 50 edits a second lose nothing that was acknowledged`,
  async () => {
    const random = createRandom(SEED)
    const dataDir = await createDataDir()
    let server = await startRelay({ dataDir })
    const { port } = server
    const board = await createBoardOver(server.origin)
    const reader = await board.join('viewer', 'Lezer')
    const visitors = await Promise.all(
      Array.from({ length: WRITERS }, (_, at) => board.join('participant', `S${at}`)),
    )
    const writers = visitors.map((visitor) => createDurableWriter(board, visitor))
    const startsMs: number[] = []
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await Promise.all(writers.map((writer) => writer.connect(server)))
        const editing = setInterval(() => {
          for (const writer of writers) writer.edit()
        }, EDIT_EVERY_MS)
        await delay(150 + random.below(500))
        await server.close()
        clearInterval(editing)
        server = await startRelay({ dataDir, port })
        startsMs.push(server.startMs)
        const seen = await readBoard(server, board, reader)
        expect(countLost(seen, writers), `acknowledged edits lost in round ${round} (seed ${SEED})`).toBe(0)
      }
    } finally {
      for (const writer of writers) writer.close()
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    }
    const acknowledgements = writers.flatMap((writer) => writer.acknowledgeMs())
    console.info(
      `[D1] ${ROUNDS} kills, ${writers.reduce((sum, writer) => sum + writer.editCount(), 0)} edits, ` +
        `${acknowledgements.length} acknowledged (p50 ${percentile(acknowledgements, 0.5).toFixed(0)} ms), 0 lost, ` +
        `slowest start ${Math.max(...startsMs).toFixed(0)} ms`,
    )
    expect(acknowledgements.length, 'edits that were acknowledged at all').toBeGreaterThan(ROUNDS * WRITERS)
    expect(Math.max(...startsMs), 'slowest start').toBeLessThan(MAX_START_MS)
  },
  amount(90_000, 900_000),
)

test(
  `[D12] ${STARTS} kills while the data is made leave nothing or all of it`,
  async () => {
    const random = createRandom(SEED)
    for (let round = 0; round < STARTS; round += 1) {
      const dataDir = await createDataDir()
      const relay = spawn(process.execPath, [RELAY], {
        env: { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0' },
        stdio: 'ignore',
      })
      const exited = once(relay, 'exit')
      // From the moment that the folder has something in it: from then on there is work to cut off.
      const before = performance.now()
      const hasBegun = (): boolean => readdirSync(dataDir).some((name) => name.endsWith('.sqlite'))
      while (!hasBegun() && performance.now() - before < 10_000) await delay(1)
      await delay(random.below(25))
      relay.kill('SIGKILL')
      await exited
      const leftBehind = schemaVersionIn(dataDir)

      const server = await startRelay({ dataDir })
      const board = await createBoardOver(server.origin)
      await board.join('participant', 'Sam')
      await server.close()
      expect([0, schemaVersionIn(dataDir)], `seed ${SEED}, round ${round}`).toContain(leftBehind)
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  amount(60_000, 300_000),
)

function schemaVersionIn(dataDir: string): number {
  const database = new Database(databaseFileOf(dataDir))
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  database.close()
  return version
}
