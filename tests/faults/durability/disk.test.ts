import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { percentile } from '../arena.ts'
import { amount } from '../form.ts'
import { createDurableWriter } from '../honest/durable-writer.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { createDataDir, startRelay } from '../target/anderhalf.ts'
import { callApi, createBoardOver } from '../target/board-api.ts'
import { ServerEndedError } from '../target/child-process.ts'
import { countLost, readBoard } from './read-board.ts'
import { mountSmallDisk } from './small-disk.ts'
import { canTrace, killTraced, onSlowDisk } from './traced-process.ts'

const FSYNC_DELAY_MS = amount(500, 2000)

const probe = mountSmallDisk(1)
probe?.close()

/** A clear end: an exit code, a sentence, no stack. */
async function expectRefusal(start: Promise<{ close(): Promise<void> }>): Promise<void> {
  const ended = await start.then(
    async (server) => {
      await server.close()
      return null
    },
    (error: unknown) => error,
  )
  expect(ended, 'the relay must not start').toBeInstanceOf(ServerEndedError)
  const { code, output } = ended as ServerEndedError
  expect(code, output).toBeGreaterThan(0)
  expect(output.trim().length, 'it says why').toBeGreaterThan(10)
  expect(output, 'no stack trace').not.toMatch(/\n\s+at .+:\d+:\d+/)
}

function addBigNote(doc: Y.Doc): void {
  writeNote(doc, createNote({ text: 'volle tekst '.repeat(700) }))
}

test('[D5] a data directory that is a file ends the start with a sentence and leaves the file as it was', async () => {
  const dataDir = await createDataDir()
  const file = join(dataDir, 'geen-map')
  await writeFile(file, 'inhoud')
  await expectRefusal(startRelay({ dataDir: file }))
  await rm(dataDir, { recursive: true })
})

test('[D5] a configuration with several faults names all of them at once', async () => {
  const dataDir = await createDataDir()
  const start = startRelay({ dataDir, env: { PUBLIC_URL: 'geen adres', LOG_LEVEL: 'heel luid' } })
  const ended = await start.catch((error: unknown) => error)
  expect(ended).toBeInstanceOf(ServerEndedError)
  const { code, output } = ended as ServerEndedError
  expect(code).toBe(2)
  expect(output).toContain('PUBLIC_URL')
  expect(output).toContain('LOG_LEVEL')
  await rm(dataDir, { recursive: true })
})

if (probe === null) {
  console.warn(
    '[D4] [D5] full and read-only disks: NOT RUN, this needs the right to mount a small file system',
  )
} else {
  test(
    '[D4] on a full disk nothing is acknowledged, people go on, readiness is red, and all heals by itself',
    async () => {
      const disk = mountSmallDisk(24)
      if (disk === null) throw new Error('the disk is gone')
      const server = await startRelay({ dataDir: disk.path })
      const board = await createBoardOver(server.origin)
      const writer = createDurableWriter(board, await board.join('participant', 'Schrijver'))
      const watcher = createHonestClient(server, board, await board.join('participant', 'Kijker'))
      const reader = await board.join('viewer', 'Lezer')
      const ready = (): Promise<number> =>
        callApi(server.origin, { method: 'GET', path: '/readyz' }).then(({ status }) => status)
      try {
        await Promise.all([writer.connect(server), watcher.synced()])
        for (let round = 0; round < amount(2, 20); round += 1) {
          writer.edit()
          expect(await writer.allSafe(3000), 'safe while there is room').toBe(true)
          disk.fill()
          // SQLite reuses room inside its files, so it takes some edits until it needs more.
          let safe = true
          for (let at = 0; at < 60 && safe; at += 1) {
            for (let note = 0; note < 10; note += 1) addBigNote(writer.doc)
            writer.edit()
            safe = await writer.allSafe(700)
          }
          expect(safe, 'not safe on a full disk').toBe(false)
          const moved = (): boolean => watcher.positionOf(writer.movedNoteId)?.[0] === writer.editCount()
          expect(await watcher.changes.until(moved, 2000), 'others still see it').toBe(true)
          expect(await ready(), 'readiness').toBe(503)
          expect(server.isAlive()).toBe(true)
          disk.free()
          expect(await writer.allSafe(5000), 'safe within 5 s of room').toBe(true)
          // Saved edits still have to come into the database.
          await expect.poll(ready, { timeout: 5000, message: 'readiness' }).toBe(200)
        }
        await server.close()
        const again = await startRelay({ dataDir: disk.path, port: server.port })
        expect(countLost(await readBoard(again, board, reader), [writer])).toBe(0)
        await again.close()
      } finally {
        writer.close()
        watcher.close()
        await server.close()
        disk.close()
      }
    },
    amount(60_000, 300_000),
  )

  test('[D5] a full disk at the start ends it with a sentence', async () => {
    const disk = mountSmallDisk(2)
    if (disk === null) throw new Error('the disk is gone')
    disk.fill()
    await expectRefusal(startRelay({ dataDir: disk.path }))
    disk.close()
  })

  test('[D5] a read-only disk ends the start with a sentence', async () => {
    const disk = mountSmallDisk(2)
    if (disk === null) throw new Error('the disk is gone')
    disk.makeReadOnly()
    await expectRefusal(startRelay({ dataDir: disk.path }))
    disk.close()
  })
}

if (canTrace()) {
  test('[D3] [D7] on a disk that takes long to write, DURABLE waits for it, and people notice nothing else', async () => {
    const dataDir = await createDataDir()
    const under = onSlowDisk(FSYNC_DELAY_MS)
    const server = await startRelay({ dataDir, under, startTimeoutMs: 60_000 })
    const board = await createBoardOver(server.origin)
    const writer = createDurableWriter(board, await board.join('participant', 'Schrijver'))
    const watcher = createHonestClient(server, board, await board.join('participant', 'Kijker'))
    const mover = createHonestClient(server, board, await board.join('participant', 'Muis'))
    try {
      await Promise.all([writer.connect(server), watcher.synced(), mover.synced()])
      const seenMs: number[] = []
      const cursorMs: number[] = []
      for (let edit = 1; edit <= 20; edit += 1) {
        const startedAtMs = performance.now()
        writer.edit()
        mover.awareness.setLocalStateField('cursor', [edit, edit])
        const cursorOf = (): unknown => watcher.awareness.getStates().get(mover.doc.clientID)?.['cursor']
        await watcher.changes.until(() => (watcher.positionOf(writer.movedNoteId)?.[0] ?? 0) >= edit, 5000)
        seenMs.push(performance.now() - startedAtMs)
        await watcher.changes.until(() => JSON.stringify(cursorOf()) === `[${edit},${edit}]`, 5000)
        cursorMs.push(performance.now() - startedAtMs)
      }
      expect(await writer.allSafe(60_000)).toBe(true)
      const acknowledgeMs = writer.acknowledgeMs()
      console.info(
        `[D7] fsync of ${FSYNC_DELAY_MS} ms: edits seen p50 ${percentile(seenMs, 0.5).toFixed(0)} ms, cursors p50 ` +
          `${percentile(cursorMs, 0.5).toFixed(0)} ms, safe after ${Math.min(...acknowledgeMs).toFixed(0)} ms at the earliest`,
      )
      expect(Math.min(...acknowledgeMs), 'DURABLE before the disk had it').toBeGreaterThanOrEqual(
        FSYNC_DELAY_MS * 0.95,
      )
      // Who waited for the disk would wait for each of these.
      expect(percentile(seenMs, 0.5), 'edits seen by others').toBeLessThan(FSYNC_DELAY_MS)
      expect(percentile(cursorMs, 0.5), 'cursors seen by others').toBeLessThan(FSYNC_DELAY_MS)
    } finally {
      writer.close()
      watcher.close()
      mover.close()
      killTraced(server.pid)
      await server.exited
      await rm(dataDir, { recursive: true, force: true })
    }
  }, 180_000)
} else {
  console.warn('[D7] slow disk: NOT RUN, this needs strace and the right to use it')
}
