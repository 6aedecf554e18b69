import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createCrowdRest } from './crowd-rest.ts'

interface Loop {
  readonly rests: readonly number[]
  /** One turn of the event loop in which so many messages came. */
  runTurn(messages: number, tookMs: number): Promise<void>
}

function createLoop(): Loop {
  let nowMs = 0
  const rests: number[] = []
  const onMessage = createCrowdRest(
    () => nowMs,
    (forMs) => rests.push(forMs),
  )
  return {
    rests,
    async runTurn(messages, tookMs) {
      nowMs += tookMs
      for (let sent = 0; sent < messages; sent++) onMessage()
      await turn()
    },
  }
}

async function run(loop: Loop, turns: number, messages: number, tookMs: number): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one turn after the other
  for (let done = 0; done < turns; done++) await loop.runTurn(messages, tookMs)
}

it('rests once a turn while 2,000 messages a second come, and no more once they stop', async () => {
  const loop = createLoop()
  await run(loop, 399, 1, 0.5)
  expect(loop.rests).toEqual([])
  await run(loop, 100, 2, 1)
  expect(loop.rests.length).toBeGreaterThan(90)
  await run(loop, 20, 1, 20)
  const rested = loop.rests.length
  await run(loop, 20, 1, 20)
  expect(loop.rests.length).toBe(rested)
})

it('never rests where 1,000 messages a second come', async () => {
  const loop = createLoop()
  await run(loop, 1_000, 1, 1)
  expect(loop.rests).toEqual([])
})

it('never rests where each turn brings many', async () => {
  const loop = createLoop()
  await run(loop, 200, 20, 4)
  expect(loop.rests).toEqual([])
})
