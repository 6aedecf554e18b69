import { spawnSync } from 'node:child_process'

/**
 * Tries far more seeds than the test run has time for, a thousand at a time: each time in processes of its own, because
 * the stand-in for a browser keeps some of every editor. `pnpm seeds 10000 [from]`
 */
const SEEDS_A_RUN = 1_000

const [count = 10_000, from = 1_001] = process.argv.slice(2).map(Number)
for (let tried = 0; tried < count; tried += SEEDS_A_RUN) {
  const first = from + tried
  const seeds = Math.min(SEEDS_A_RUN, count - tried)
  const { status } = spawnSync('vitest run --project @anderhalf/tests convergence/seeds', {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, CONVERGENCE_FROM: String(first), CONVERGENCE_SEEDS: String(seeds) },
  })
  if (status !== 0) {
    console.error(`Between the seeds ${first} and ${first + seeds - 1} one fails; its number stands above.`)
    process.exit(1)
  }
}
