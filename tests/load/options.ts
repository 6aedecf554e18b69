import { parseArgs } from 'node:util'
import { TARGET_NAMES, type TargetName } from './measure/judge.ts'
import { ALL_ROWS } from './rows/all-rows.ts'
import type { Effort, Row } from './rows/row.ts'

export interface BenchOptions {
  readonly rows: readonly Row[]
  readonly targets: readonly TargetName[]
  readonly runs: number
  readonly effort: Effort
  readonly limitMinutes: number
  /** How long each measurement waits for other work on the machine to end. */
  readonly patienceSeconds: number
  readonly write: boolean
  readonly profileDir: string | null
  /** The built relay, from the root of the repository. */
  readonly relay: string
}

export const USAGE = `pnpm bench:relay [options]
  --rows a,b      only these rows: ${ALL_ROWS.map((row) => row.id).join(', ')}
  --targets a,b   only these servers: ${TARGET_NAMES.join(', ')}
  --runs 3        how often each row is measured; the table shows medians
  --seconds 8     length of a measuring window
  --warm-up 30    seconds of load before that, for the compiler of V8
  --kills 200     how often the relay is killed in the row "kill"
  --scale 1       0.1 makes big boards, many rooms and long histories ten times smaller
  --patience 30   each measurement waits that many seconds for a quiet machine
  --minutes 90    starts no further measurement after this long
  --write         puts the table into docs/performance.md
  --profile dir   CPU profiles of our relay go here
  --relay file    another build of our relay than apps/relay/dist/main.js`

/** @returns the options, or what is wrong with them */
export function parseOptions(args: readonly string[]): BenchOptions | { readonly fault: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rows: { type: 'string' },
        targets: { type: 'string' },
        runs: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '8' },
        'warm-up': { type: 'string', default: '30' },
        kills: { type: 'string', default: '200' },
        scale: { type: 'string', default: '1' },
        patience: { type: 'string', default: '30' },
        minutes: { type: 'string', default: '90' },
        write: { type: 'boolean', default: false },
        profile: { type: 'string' },
        relay: { type: 'string', default: 'apps/relay/dist/main.js' },
      },
    })
    return {
      rows: pick('rows', values.rows, ALL_ROWS, (row) => row.id),
      targets: pick('targets', values.targets, TARGET_NAMES, (name) => name),
      runs: positive('runs', values.runs),
      effort: {
        warmUpSeconds: positive('warm-up', values['warm-up']),
        seconds: positive('seconds', values.seconds),
        kills: positive('kills', values.kills),
        scale: positive('scale', values.scale),
      },
      patienceSeconds: positive('patience', values.patience),
      limitMinutes: positive('minutes', values.minutes),
      write: values.write,
      profileDir: values.profile ?? null,
      relay: values.relay,
    }
  } catch (error) {
    // parseArgs and the checks below throw with a sentence for people.
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function pick<Item>(
  option: string,
  text: string | undefined,
  all: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (text === undefined) return all
  return text.split(',').map((name) => {
    const found = all.find((item) => nameOf(item) === name)
    if (found === undefined)
      throw new Error(`--${option}: there is no ${name}; choose from ${all.map(nameOf).join(', ')}`)
    return found
  })
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (!(number > 0 && Number.isFinite(number)))
    throw new Error(`--${option} wants a number above 0, not ${text}`)
  return number
}
