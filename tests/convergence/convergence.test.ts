// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stopTheClock } from './browser-stand-in.ts'
import { wholeRecords } from './naive-binding.ts'
import { runWorkshop } from './workshop.ts'
import { scripts } from './workshop-action.ts'

// CONVERGENCE_SEED=123 replays one seed. CONVERGENCE_SEEDS=1000 tries that many, from CONVERGENCE_FROM on: ten
// thousand take ten runs, because the stand-in for a browser keeps some of every editor.
const oneSeed = process.env['CONVERGENCE_SEED']
const firstSeed = Number(oneSeed ?? process.env['CONVERGENCE_FROM'] ?? 1)
const seedCount = oneSeed === undefined ? Number(process.env['CONVERGENCE_SEEDS'] ?? 200) : 1
const seeds = Array.from({ length: seedCount }, (_, at) => firstSeed + at)

/** Time to look for a shorter script that fails too. */
const SHRINK_LIMIT_MS = 10_000

beforeEach(stopTheClock)
afterEach(() => vi.unstubAllGlobals())

test(
  'whatever two to five people do, cut off or not, they all end with the same board',
  { timeout: seeds.length * 5_000 },
  async () => {
    for (const seed of seeds) {
      const result = await fc.check(
        fc.asyncProperty(scripts, (script) => runWorkshop(script)),
        { seed, numRuns: 1, interruptAfterTimeLimit: SHRINK_LIMIT_MS },
      )
      if (result.failed) {
        throw new Error(`CONVERGENCE_SEED=${seed} fails\n${fc.defaultReportMessage(result)}`, {
          cause: result.errorInstance,
        })
      }
    }
  },
)

test('the same workshop finds the binding of whole records wanting', async () => {
  // Circles of parents, which that binding lets stand, would hang its editor before it can be found out.
  const tame = scripts.map(({ people, actions }) => ({
    people,
    actions: actions.filter(({ kind }) => kind !== 'reparent' && kind !== 'group'),
  }))
  const property = fc.asyncProperty(tame, (script) => runWorkshop(script, wholeRecords))
  const { failed, errorInstance } = await fc.check(property, { seed: 1, numRuns: 40, endOnFailure: true })
  expect(failed).toBe(true)
  expect(String(errorInstance)).toMatch(/canvas of person \d differs/)
})
