import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAttackSocket } from './attacker/attack-socket.ts'
import { hostileFrame } from './attacker/hostile-frame.ts'
import { FORM, SEED } from './form.ts'
import { createHealthyPair } from './honest/healthy-pair.ts'
import { createRandom } from './random.ts'
import { startAnderhalf } from './target/anderhalf.ts'
import type { Target } from './target/target.ts'

const SEEDS = FORM === 'long' ? [1, 2, 3] : [SEED]
const FRAMES = FORM === 'long' ? 333_334 : 4000
const LONGEST_MS = FORM === 'long' ? 20 * 60_000 : 90_000
const FRAMES_PER_CONNECTION = 40
const ATTACKERS = 4
const LOOK_EVERY_FRAMES = FORM === 'long' ? 20_000 : 2000
const MAX_GROWTH_BYTES = 100 * 1024 * 1024

let target: Target
/** Of a warm process, for all seeds: V8 sizes its young generation by what it sees in the first seconds. */
let before: number | null = null
beforeAll(async () => {
  // A small heap, so that what is kept shows: with a large one, V8 lets garbage lie for as long as it likes.
  target = await startAnderhalf({ NODE_OPTIONS: '--max-old-space-size=96' })
})
afterAll(() => target.close())

test.each(SEEDS)(
  `[Y9] ${FRAMES} hostile frames of seed %i: nobody dies, no board is poisoned, memory stays flat`,
  async (seed) => {
    const server = target.server()
    const board = await target.createBoard()
    const pair = await createHealthyPair(server, board)
    const stopWorking = pair.startWorking()
    const deadlineMs = performance.now() + LONGEST_MS - 10_000
    let sent = 0
    let connections = 0
    let nextLook = LOOK_EVERY_FRAMES

    const attack = async (lane: number): Promise<void> => {
      const random = createRandom(seed * 1000 + lane)
      const targets = { random, alice: pair.alice, bob: pair.bob }
      while (sent < FRAMES && server.isAlive() && performance.now() < deadlineMs) {
        // A session of its own every time: limits per session are not what is tried here.
        const visitor = await board.join('participant', 'Mallory')
        const attacker = await openAttackSocket(server, board.syncPath('canvas'), visitor)
        connections += 1
        for (let frame = 0; frame < FRAMES_PER_CONNECTION && attacker.closeCode() === null; frame += 1) {
          await attacker.send(hostileFrame(targets))
          sent += 1
        }
        await attacker.settled(300)
        attacker.close()
        if (lane === 0 && sent >= nextLook) {
          nextLook += LOOK_EVERY_FRAMES
          before ??= server.residentBytes()
          await pair.assertWell()
        }
      }
    }
    try {
      await Promise.all(Array.from({ length: ATTACKERS }, (_, lane) => attack(lane)))
      expect(server.output(), 'a document was built anew').not.toMatch(/rebuilt/)
      expect(server.isAlive(), server.output().slice(-1000)).toBe(true)
      await pair.assertWell()
      const grown = server.residentBytes() - (before ?? 0)
      console.info(
        `[Y9] seed ${seed}: ${sent} frames over ${connections} connections, memory +${Math.round(grown / 2 ** 20)} MiB`,
      )
      expect(pair.alice.disconnects() + pair.bob.disconnects()).toBe(0)
      expect(grown).toBeLessThan(MAX_GROWTH_BYTES)
      expect(sent, 'frames sent within the time').toBeGreaterThanOrEqual(FRAMES)
    } finally {
      stopWorking()
      pair.close()
    }
  },
  LONGEST_MS,
)
