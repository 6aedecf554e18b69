import { parseArgs } from 'node:util'
import { spreadOf, type Spread } from '../load/measure/statistics.ts'
import { waitForQuietMachine } from '../load/measure/quiet-machine.ts'
import { describeMachine, writeFigures } from '../load/report/performance-page.ts'
import { reportRow } from './report-row.ts'
import { ALL_ROWS } from './rows/all-rows.ts'
import type { Figures, Row } from './rows/row.ts'

const PAGE = 'docs/binding-performance.md'
const RUNS = 3
const PATIENCE_SECONDS = 20

const USAGE = `pnpm bench:binding [options]
  --rows a,b   only these: ${ALL_ROWS.map(({ id }) => id).join(', ')}
  --write      puts the tables into ${PAGE}
The rows "bystander" and "big-board" want the built app (pnpm build); CHROMIUM_PATH names another Chromium than Playwright's.`

export async function runBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  const ids = values.rows?.split(',') ?? ALL_ROWS.map(({ id }) => id)
  const rows = ALL_ROWS.filter(({ id }) => ids.includes(id))
  if (values.help || rows.length !== ids.length) {
    console.log(USAGE)
    return
  }
  let met = true
  for (const row of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one measurement at a time
    const report = reportRow(row, await measure(row), describeMachine())
    console.log(`\n${report.text}`)
    met &&= report.met
    if (values.write) {
      // oxlint-disable-next-line no-await-in-loop
      await writeFigures(
        PAGE,
        report.text,
        ALL_ROWS.map(({ title }) => title),
      )
    }
  }
  if (!met) process.exitCode = 1
  // Stores keep asking for frames.
  process.exit()
}

async function measure(row: Row): Promise<Record<string, Spread>> {
  const results: Figures[] = []
  for (let run = 0; run < (row.onlyOnce === true ? 1 : RUNS); run += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await waitForQuietMachine(PATIENCE_SECONDS)
    // oxlint-disable-next-line no-await-in-loop
    const figures = await row.measure()
    console.log(row.id, JSON.stringify(figures))
    results.push(figures)
  }
  return Object.fromEntries(
    row.columns.flatMap((column) => {
      const spread = spreadOf(results.map((figures) => figures[column] ?? Number.NaN))
      return spread === null ? [] : [[column, spread]]
    }),
  )
}
