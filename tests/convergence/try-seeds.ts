import fc from 'fast-check'
import { runWorkshop } from './workshop.ts'
import { scripts } from './workshop-action.ts'

/** As many files take a part each, so that all processors work and none gathers what the stand-in for a browser keeps. */
const PARTS = 4

/** Time to look for a shorter script that fails too. */
const SHRINK_LIMIT_MS = 10_000

/** For a computer that does many other things. */
const LIMIT_PER_SEED_MS = 5_000

/** CONVERGENCE_SEED=123 replays one seed. CONVERGENCE_SEEDS=100 tries that many, from CONVERGENCE_FROM on. */
export function seedsOfPart(part: number): { readonly seeds: readonly number[]; readonly timeout: number } {
  const { CONVERGENCE_SEED: one, CONVERGENCE_SEEDS: count = 1000, CONVERGENCE_FROM: from = 1 } = process.env
  const first = Number(one ?? from)
  const all = Array.from({ length: one === undefined ? Number(count) : 1 }, (_, at) => first + at)
  const seeds = all.filter((_, at) => at % PARTS === part - 1)
  return { seeds, timeout: (seeds.length + 1) * LIMIT_PER_SEED_MS }
}

export async function trySeeds(seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) {
    // oxlint-disable-next-line no-await-in-loop -- one workshop after another
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
}
