import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseBoardId } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { createStorageFolder } from '../testing/storage-folder.ts'

const ROUNDS = 5
const BOARD_ID = parseBoardId('board-0123456789ab')!
const PROCESS = fileURLToPath(new URL('../testing/storage-process.ts', import.meta.url))

/** @returns the last seq that the process called safe before it was killed */
async function storeUntilKilled(
  databasePath: string,
  firstSeq: number,
  acknowledgements: number,
): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', PROCESS, databasePath, BOARD_ID, String(firstSeq)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  let lastSafeSeq = firstSeq - 1
  let lines = 0
  for await (const line of createInterface({ input: child.stdout })) {
    lastSafeSeq = Number(line)
    if (++lines === acknowledgements) child.kill('SIGKILL')
  }
  await ended
  return lastSafeSeq
}

test(
  'what was called safe is there after kill -9, without gaps and undamaged',
  { timeout: 180_000 },
  async () => {
    const folder = await createStorageFolder()
    let nextSeq = 1
    for (let round = 0; round < ROUNDS; round++) {
      const lastSafeSeq = await storeUntilKilled(folder.databasePath, nextSeq, 5 + round * 37)
      const storage = folder.openJournaled()
      const { updates, damage } = await storage.loadLane(BOARD_ID, 'canvas')
      await storage.close()
      expect(damage).toBeNull()
      expect(updates.length).toBeGreaterThanOrEqual(lastSafeSeq)
      // A batch is there as a whole or not at all.
      expect(updates.length % 3).toBe(0)
      nextSeq = updates.length + 1
    }
    await folder.dispose()
  },
)
