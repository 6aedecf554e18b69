import { installPeers } from './install-peers.ts'
import type { Medians, TargetName } from './measure/judge.ts'
import { waitForQuietMachine } from './measure/quiet-machine.ts'
import { spreadOf, type Spread } from './measure/statistics.ts'
import { parseOptions, USAGE, type BenchOptions } from './options.ts'
import { describeMachine, writePerformancePage } from './report/performance-page.ts'
import { reportRow, verdictsOf } from './report/row-report.ts'
import { ALL_ROWS } from './rows/all-rows.ts'
import type { Row } from './rows/row.ts'
import { createAnderhalfTarget, isRelayBuilt } from './targets/anderhalf.ts'
import { createHocuspocusTarget, createStockTarget } from './targets/peers.ts'
import type { Target } from './targets/target.ts'

const options = parseOptions(process.argv.slice(2))
if ('fault' in options) {
  console.error(`${options.fault}\n\n${USAGE}`)
  process.exitCode = 2
} else if (options.targets.includes('ours') && !isRelayBuilt(options.relay)) {
  console.error('There is no built relay to measure yet: run `pnpm build` first.')
  process.exitCode = 2
} else {
  await bench(options)
}

async function bench(options: BenchOptions): Promise<void> {
  const deadlineMs = performance.now() + options.limitMinutes * 60_000
  if (options.targets.some((name) => name !== 'ours')) installPeers()
  const titles = ALL_ROWS.map((row) => row.title)
  const outcomes = { met: 0, 'not met': 0, 'not measured': 0 }
  for (const row of options.rows) {
    const medians = await measureRow(row, options, deadlineMs)
    const report = reportRow(row, medians, describeMachine())
    console.log(`\n${report}`)
    if (options.write) await writePerformancePage(report, titles)
    for (const { outcome } of verdictsOf(row, medians)) outcomes[outcome] += 1
  }
  console.log(
    `Goals: ${outcomes.met} met, ${outcomes['not met']} not met, ${outcomes['not measured']} not measured.`,
  )
  if (outcomes['not met'] > 0) process.exitCode = 1
}

/** Targets take turns within each run, so that a busy moment of the machine does not hit only one of them. */
async function measureRow(row: Row, options: BenchOptions, deadlineMs: number): Promise<Medians> {
  const names = row.targets.filter((name) => options.targets.includes(name))
  const runs = row.onlyOnce === true ? 1 : options.runs
  const results = new Map<TargetName, Record<string, number>[]>(names.map((name) => [name, []]))
  for (let run = 1; run <= runs; run += 1) {
    for (const name of names) {
      if (performance.now() > deadlineMs) continue
      const result = await measureOnce(row, targetOf(name, options), options)
      if (result !== null) results.get(name)?.push(result)
    }
  }
  return Object.fromEntries([...results].map(([name, measured]) => [name, spreadsOf(measured)]))
}

async function measureOnce(
  row: Row,
  target: Target,
  options: BenchOptions,
): Promise<Record<string, number> | null> {
  const { busyShare } = await waitForQuietMachine(options.patienceSeconds)
  const startedAtMs = performance.now()
  try {
    const result = await row.measure(target, options.effort)
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(0)
    const busy = (busyShare * 100).toFixed(0)
    console.log(
      `${row.id} ${target.name} (${seconds} s, machine ${busy} % busy before): ${JSON.stringify(rounded(result))}`,
    )
    return result
  } catch (error) {
    // One server that falls over must not end the comparison of the others.
    console.error(`${row.id} ${target.name} failed:`, error)
    return null
  }
}

function targetOf(name: TargetName, { relay, profileDir }: BenchOptions): Target {
  switch (name) {
    case 'ours':
      return createAnderhalfTarget(
        relay,
        profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`],
      )
    case 'stock':
    case 'stock-leveldb':
      return createStockTarget(name)
    case 'hocuspocus':
      return createHocuspocusTarget()
  }
}

function spreadsOf(results: readonly Record<string, number>[]): Record<string, Spread> {
  const spreads: Record<string, Spread> = {}
  for (const metric of new Set(results.flatMap((result) => Object.keys(result)))) {
    const spread = spreadOf(results.map((result) => result[metric] ?? Number.NaN))
    if (spread !== null) spreads[metric] = spread
  }
  return spreads
}

function rounded(result: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(result).map(([metric, value]) => [metric, Number(value.toPrecision(4))]),
  )
}
