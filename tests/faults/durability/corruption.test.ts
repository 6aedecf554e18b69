import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { amount, SEED } from '../form.ts'
import { createDurableWriter, type DurableWriter } from '../honest/durable-writer.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createRandom } from '../random.ts'
import { createDataDir, startRelay } from '../target/anderhalf.ts'
import { callApi, createBoardOver, type LinkedBoard } from '../target/board-api.ts'
import { ServerEndedError, type ServerProcess } from '../target/child-process.ts'
import type { Visitor } from '../target/target.ts'

const TRIALS = amount(10, 250)

interface UsedBoard {
  readonly board: LinkedBoard
  readonly visitor: Visitor
  readonly writer: DurableWriter
}

/** Killed: the data lies in the journal and the write-ahead file, as after a crash. */
let afterKill = ''
/** All data lies in the database itself, as after a quiet time. */
let inOneFile = ''
let used: UsedBoard[] = []

beforeAll(async () => {
  afterKill = await createDataDir()
  const server = await startRelay({ dataDir: afterKill })
  used = await Promise.all([useBoard(server), useBoard(server), useBoard(server)])
  await server.close()
  inOneFile = await createDataDir()
  await cp(afterKill, inOneFile, { recursive: true })
  const stopping = await startRelay({ dataDir: inOneFile })
  stopping.signal('SIGTERM')
  await stopping.exited
}, 60_000)
afterAll(async () => {
  await rm(afterKill, { recursive: true, force: true })
  await rm(inOneFile, { recursive: true, force: true })
})

async function useBoard(server: ServerProcess): Promise<UsedBoard> {
  const board = await createBoardOver(server.origin)
  const visitor = await board.join('participant', 'Schrijver')
  const writer = createDurableWriter(board, visitor)
  await writer.connect(server)
  for (let edit = 0; edit < 150; edit += 1) writer.edit()
  expect(await writer.allSafe(10_000)).toBe(true)
  writer.close()
  return { board, visitor, writer }
}

interface Outcome {
  /** It started; without: it refused with a sentence. */
  readonly started: boolean
  readonly whole: number
  readonly shortened: number
  readonly refused: number
}

/** Damages a copy of the data, starts on it, and looks at every board. */
async function startDamaged(
  pristine: string,
  damage: (dataDir: string) => Promise<string>,
): Promise<Outcome> {
  const dataDir = await createDataDir()
  await cp(pristine, dataDir, { recursive: true })
  const what = await damage(dataDir)
  try {
    const server = await startRelay({ dataDir }).catch((error: unknown) => error)
    if (server instanceof ServerEndedError) {
      expect(server.code, what).toBeGreaterThan(0)
      expect(server.output, `no stack trace (${what})`).not.toMatch(/\n\s+at .+:\d+:\d+/)
      return { started: false, whole: 0, shortened: 0, refused: 0 }
    }
    if (server instanceof Error) throw new Error(`${what}: ${server.message}`, { cause: server })
    const running = server as ServerProcess
    try {
      const outcome = { started: true, whole: 0, shortened: 0, refused: 0 }
      for (const one of used) outcome[await lookAt(running, one)] += 1
      expect(running.isAlive(), what).toBe(true)
      expect((await callApi(running.origin, { method: 'GET', path: '/healthz' })).status, what).toBe(200)
      return outcome
    } finally {
      await running.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function lookAt(
  server: ServerProcess,
  { board, visitor, writer }: UsedBoard,
): Promise<'whole' | 'shortened' | 'refused'> {
  const reader = createHonestClient(server, board, visitor)
  try {
    await reader.changes.until(() => reader.provider.synced || reader.wasRefused(), 3000)
    if (!reader.provider.synced) return 'refused'
    expect(reader.doc.store.pendingStructs, 'a board that waits for what is lost').toBeNull()
    expect(reader.doc.store.pendingDs).toBeNull()
    const { movedTo, noteIds } = writer.safe()
    const isWhole =
      reader.positionOf(writer.movedNoteId)?.[0] === movedTo &&
      noteIds.every((id) => reader.positionOf(id) !== null)
    return isWhole ? 'whole' : 'shortened'
  } finally {
    reader.close()
  }
}

async function pickFile(
  dataDir: string,
  random: ReturnType<typeof createRandom>,
): Promise<{ path: string; size: number }> {
  const names = (await readdir(dataDir)).filter((name) => /sqlite|db/.test(name) && !name.endsWith('-shm'))
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(dataDir, name), size: (await stat(join(dataDir, name))).size })),
  )
  return random.pick(files.filter(({ size }) => size > 4096))
}

function report(id: string, outcomes: readonly Outcome[]): void {
  const sum = (key: 'whole' | 'shortened' | 'refused'): number =>
    outcomes.reduce((total, one) => total + one[key], 0)
  const started = outcomes.filter((one) => one.started).length
  console.info(
    `[${id}] ${outcomes.length} damaged copies: ${started} started, ${outcomes.length - started} refused with a sentence; ` +
      `boards: ${sum('whole')} whole, ${sum('shortened')} shorter, ${sum('refused')} closed off`,
  )
}

test(
  `[D2] ${TRIALS} data files cut at random places: no crash, a prefix or a board that is closed off`,
  async () => {
    const random = createRandom(SEED)
    const outcomes: Outcome[] = []
    for (let trial = 0; trial < TRIALS; trial += 1) {
      outcomes.push(
        await startDamaged(afterKill, async (dataDir) => {
          const { path, size } = await pickFile(dataDir, random)
          const at = random.below(size)
          await truncate(path, at)
          return `${path.split('/').at(-1)} cut at ${at} of ${size} (seed ${SEED}, trial ${trial})`
        }),
      )
    }
    report('D2', outcomes)
  },
  amount(120_000, 1_800_000),
)

test(
  `[D8] ${TRIALS} data files with overwritten bytes: no crash, and boards that are not hit are served`,
  async () => {
    const random = createRandom(SEED + 1)
    const outcomes: Outcome[] = []
    for (let trial = 0; trial < TRIALS; trial += 1) {
      outcomes.push(
        await startDamaged(inOneFile, async (dataDir) => {
          const { path, size } = await pickFile(dataDir, random)
          // Not the first page: without it there is no database left to serve from.
          const at = 4096 + random.below(size - 4096)
          const bytes = await readFile(path)
          bytes.set(random.bytes(1 + random.below(64)).subarray(0, size - at), at)
          await writeFile(path, bytes)
          return `${path.split('/').at(-1)} overwritten at ${at} of ${size} (seed ${SEED + 1}, trial ${trial})`
        }),
      )
    }
    report('D8', outcomes)
    expect(outcomes.filter((one) => one.whole >= used.length - 1).length).toBeGreaterThan(TRIALS / 2)
  },
  amount(120_000, 1_800_000),
)
