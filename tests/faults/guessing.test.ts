import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BoardSharingState } from '@anderhalf/protocol'
import { createDataDir, startRelay } from './target/anderhalf.ts'
import { callApi, createBoardOver, type LinkedBoard } from './target/board-api.ts'
import type { ServerProcess } from './target/child-process.ts'
import type { Visitor } from './target/target.ts'

// Guesses are counted elsewhere; here they are as many as it takes to measure.
const MANY = '1000000'
const ROUNDS = 1500
/** Above this, two sets of times are said to differ (Welch): here, by about 50 µs a guess. */
const MAX_T = 4.5
/** Chance alone passes it now and then; a difference that is there passes it every time. */
const TRIES = 3

let dataDir = ''
let server: ServerProcess
let board: LinkedBoard
let facilitator: Visitor
beforeAll(async () => {
  dataDir = await createDataDir()
  server = await startRelay({
    dataDir,
    env: { MAX_CODE_GUESSES_PER_ADDRESS_PER_MINUTE: MANY, MAX_CODE_GUESSES_PER_MINUTE: MANY },
  })
  board = await createBoardOver(server.origin)
  facilitator = await board.join('facilitator', 'Baas')
})
afterAll(async () => {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function setDoor(open: boolean): Promise<BoardSharingState> {
  const answer = await callApi(server.origin, {
    method: 'PUT',
    path: `/api/boards/${board.boardId}/door`,
    body: { open },
    headers: facilitator.headers,
  })
  return JSON.parse(answer.text) as BoardSharingState
}

interface Guessed {
  readonly status: number
  readonly text: string
  readonly ms: number
}

/** Over one connection that stays open: a new one for each guess takes longer than what is looked for. */
async function guess(code: string): Promise<Guessed> {
  const startedAtMs = performance.now()
  const answer = await fetch(`${server.origin}/api/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const text = await answer.text()
  return { status: answer.status, text, ms: performance.now() - startedAtMs }
}

/** How far two sets of times are apart, in units of what chance does. What is slow is the machine's. */
function welchT(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [left, right].map((times) => {
    const kept = times.toSorted((x, y) => x - y).slice(0, Math.floor(times.length / 5))
    const mean = kept.reduce((sum, time) => sum + time, 0) / kept.length
    const variance = kept.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (kept.length - 1)
    return { mean, error: variance / kept.length }
  }) as [Moments, Moments]
  return Math.abs(a.mean - b.mean) / Math.sqrt(a.error + b.error)
}

interface Moments {
  readonly mean: number
  readonly error: number
}

test('[R6] a code of a closed door answers like one that never was, in words and in time', async () => {
  const { door } = await setDoor(true)
  const closed = door?.code ?? ''
  expect((await guess(closed)).status, 'the code while the door is open').toBe(200)
  await setDoor(false)
  const [former, never] = [await guess(closed), await guess('AAAAAAAA')]
  expect(former.status).toBe(404)
  expect(former.text).toBe(never.text)

  const found: number[] = []
  for (let round = 0; round < TRIES; round += 1) {
    const closedMs: number[] = []
    const neverMs: number[] = []
    for (let at = 0; at < ROUNDS; at += 1) {
      // Taken in turns, and each first as often as second.
      const first = at % 2 === 0
      const one = await guess(first ? closed : 'AAAAAAAA')
      const other = await guess(first ? 'AAAAAAAA' : closed)
      closedMs.push((first ? one : other).ms)
      neverMs.push((first ? other : one).ms)
    }
    found.push(welchT(closedMs, neverMs))
    if (found.at(-1)! < MAX_T) return
  }
  expect(Math.min(...found), 'a difference in time that is there every time').toBeLessThan(MAX_T)
}, 60_000)

test('[R6] a link to a board that is not there answers like a wrong link to one that is', async () => {
  const ask = (boardId: string) =>
    callApi(server.origin, {
      method: 'POST',
      path: '/api/invitation',
      body: { boardId, secret: 'x'.repeat(32) },
    })
  const [there, nowhere] = [await ask(board.boardId), await ask(`A${board.boardId.slice(1)}`)]
  expect([there.status, nowhere.status]).toEqual([404, 404])
  expect(there.text).toBe(nowhere.text)
})
