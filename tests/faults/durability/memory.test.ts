import { expect, test } from 'vitest'
import { openAttackSocket } from '../attacker/attack-socket.ts'
import { hostileFrame } from '../attacker/hostile-frame.ts'
import { amount, SEED } from '../form.ts'
import { createHealthyPair } from '../honest/healthy-pair.ts'
import { createRandom } from '../random.ts'
import { startAnderhalf } from '../target/anderhalf.ts'
import type { Target, TargetBoard } from '../target/target.ts'

const BOARDS = amount(5, 30)
const NOTES_PER_BOARD = amount(100, 500)
const FRAMES = amount(1200, 200_000)
const FRAMES_PER_CONNECTION = 40
const ATTACKERS = 4
/** What a small container has. The heap gets a part of it, as docs/operations.md says. */
const MAX_RESIDENT_BYTES = 512 * 1024 * 1024
const HEAP_MEBIBYTES = 256

interface BusyBoard {
  readonly board: TargetBoard
  readonly pair: Awaited<ReturnType<typeof createHealthyPair>>
}

async function openBusyBoard(target: Target): Promise<BusyBoard> {
  const board = await target.createBoard()
  const pair = await createHealthyPair(target.server(), board)
  // In one edit: as many messages in a row would be too fast.
  pair.alice.doc.transact(() => {
    for (let at = 0; at < NOTES_PER_BOARD; at += 1) {
      pair.alice.addNote({ text: 'Wonen, zorg en welzijn in de wijk', x: at * 10 })
    }
  })
  await pair.bob.changes.until(() => pair.bob.noteIds().length >= NOTES_PER_BOARD, 5000)
  return { board, pair }
}

async function attack(target: Target, boards: readonly BusyBoard[], attacker: number): Promise<void> {
  const random = createRandom(SEED * 1000 + attacker)
  for (let sent = 0; sent < FRAMES / ATTACKERS; sent += FRAMES_PER_CONNECTION) {
    const { board, pair } = random.pick(boards)
    const visitor = await board.join('participant', 'Mallory')
    const socket = await openAttackSocket(target.server(), board.syncPath('canvas'), visitor)
    for (let frame = 0; frame < FRAMES_PER_CONNECTION && socket.closeCode() === null; frame += 1) {
      await socket.send(hostileFrame({ random, alice: pair.alice, bob: pair.bob }))
    }
    await socket.settled(300)
    socket.close()
  }
}

test(
  `[D14] ${BOARDS} busy boards under attack stay below ${MAX_RESIDENT_BYTES / 2 ** 20} MiB, and everybody works on`,
  async () => {
    const target = await startAnderhalf({ NODE_OPTIONS: `--max-old-space-size=${HEAP_MEBIBYTES}` })
    const server = target.server()
    let peakBytes = 0
    const watching = setInterval(() => {
      if (server.isAlive()) peakBytes = Math.max(peakBytes, server.residentBytes())
    }, 50)
    const boards: BusyBoard[] = []
    try {
      for (let at = 0; at < BOARDS; at += 1) boards.push(await openBusyBoard(target))
      const busyBytes = server.residentBytes()
      await Promise.all(Array.from({ length: ATTACKERS }, (_, at) => attack(target, boards, at)))
      for (const { pair } of boards) {
        await pair.assertWell()
        expect([...pair.alice.closeCodes(), ...pair.bob.closeCodes()]).toEqual([])
      }
      expect(server.isAlive(), server.output().slice(-1000)).toBe(true)
      console.info(
        `[D14] ${BOARDS} boards of ${NOTES_PER_BOARD} notes: ${Math.round(busyBytes / 2 ** 20)} MiB, ` +
          `under ${FRAMES} hostile frames at most ${Math.round(peakBytes / 2 ** 20)} MiB`,
      )
      expect(peakBytes).toBeLessThan(MAX_RESIDENT_BYTES)
    } finally {
      clearInterval(watching)
      for (const { pair } of boards) pair.close()
      await target.close()
    }
  },
  amount(90_000, 1_200_000),
)
