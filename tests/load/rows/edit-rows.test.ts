import { expect, test } from 'vitest'
import { createPlainRelayTarget } from '../fixtures/plain-relay-target.ts'
import { judgeGoal, type Medians } from '../measure/judge.ts'
import { spreadOf } from '../measure/statistics.ts'
import { ALL_ROWS } from './all-rows.ts'

const SMALL_ROOM = ALL_ROWS.find((row) => row.id === 'small-room')!
const NOTHING_LOST = SMALL_ROOM.goals.find((goal) => goal.metric === 'missing')!

async function measure(loseEvery: number): Promise<{ result: Record<string, number>; outcome: string }> {
  const result = await SMALL_ROOM.measure(createPlainRelayTarget(loseEvery), {
    warmUpSeconds: 1,
    seconds: 1,
    kills: 1,
    scale: 1,
  })
  const medians: Medians = { ours: { missing: spreadOf([result['missing']!])! } }
  return { result, outcome: judgeGoal(NOTHING_LOST, medians).outcome }
}

test.runIf(process.platform === 'linux')('what a relay delivers is counted, timed and paid for', async () => {
  const { result, outcome } = await measure(Number.POSITIVE_INFINITY)
  expect(outcome).toBe('met')
  // Ten people who each write 20 times a second reach nine others.
  expect(result['deliveredPerSecond']).toBeGreaterThan(1000)
  expect(result['cpuUs']).toBeGreaterThan(0)
  expect(result['p99Ms']).toBeGreaterThanOrEqual(result['p50Ms']!)
})

test.runIf(process.platform === 'linux')(
  'a relay that loses an update now and then is found out',
  async () => {
    const { result, outcome } = await measure(50)
    expect(result['missing']).toBeGreaterThan(9)
    expect(outcome).toBe('not met')
  },
)
