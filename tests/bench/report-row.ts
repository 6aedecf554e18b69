import type { Spread } from '../load/measure/statistics.ts'
import type { Row } from './rows/row.ts'

/** One section of the page: the table, how it was measured, and whether each goal is met. */
export function reportRow(
  row: Row,
  spreads: Readonly<Record<string, Spread>>,
  machine: string,
): { readonly text: string; readonly met: boolean } {
  const medians = Object.fromEntries(Object.entries(spreads).map(([name, { median }]) => [name, median]))
  const verdicts = row.goals.map(({ says, value, atMost }) => {
    const measured = value(medians)
    return { met: measured <= atMost, line: `${says} ${number(measured)}, wanted ≤ ${number(atMost)}` }
  })
  const text = [
    `### ${row.title}`,
    '',
    row.how,
    '',
    `| ${row.columns.join(' | ')} |`,
    `| ${row.columns.map(() => '---').join(' | ')} |`,
    `| ${row.columns.map((column) => cell(spreads[column])).join(' | ')} |`,
    '',
    ...verdicts.map(({ met, line }) => `- **${met ? 'met' : 'not met'}**: ${line}`),
    '',
    `Measured on ${machine}.`,
  ].join('\n')
  return { text, met: verdicts.every(({ met }) => met) }
}

function cell(spread: Spread | undefined): string {
  if (spread === undefined) return '–'
  if (spread.runs === 1) return number(spread.median)
  return `${number(spread.median)} (${number(spread.least)}–${number(spread.most)})`
}

function number(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
