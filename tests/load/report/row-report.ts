import { judgeGoal, type Goal, type Medians, type Verdict } from '../measure/judge.ts'
import type { Spread } from '../measure/statistics.ts'
import type { MetricColumn, Row } from '../rows/row.ts'

const TARGET_LABEL = {
  ours: 'Anderhalf',
  stock: '@y/websocket-server, in memory',
  'stock-leveldb': '@y/websocket-server + LevelDB',
  hocuspocus: 'Hocuspocus + SQLite',
} as const

/** @returns Markdown for one row: what each server did, then each goal with its verdict */
export function reportRow(row: Row, medians: Medians, machine: string): string {
  const head = `| server | runs | ${row.columns.map((column) => column.label).join(' | ')} |`
  const rule = `| --- | --- |${row.columns.map(() => ' --- |').join('')}`
  const measured = row.targets.filter((target) => target in medians)
  const lines = measured.map((target) => {
    const figures = medians[target]
    const cells = row.columns.map((column) => formatSpread(figures?.[column.metric], column))
    const runs = Math.max(0, ...Object.values(figures ?? {}).map((spread) => spread.runs))
    return `| ${TARGET_LABEL[target]} | ${runs} | ${cells.join(' | ')} |`
  })
  const goals = verdictsOf(row, medians).map((verdict) => `- ${formatVerdict(verdict, row)}`)
  return [`### ${row.title}`, '', head, rule, ...lines, '', ...goals, '', `Measured on ${machine}.`, ''].join(
    '\n',
  )
}

export function verdictsOf(row: Row, medians: Medians): Verdict[] {
  return row.goals.map((goal) => judgeGoal(goal, medians))
}

function formatSpread(spread: Spread | undefined, column: MetricColumn): string {
  if (spread === undefined) return '–'
  const median = formatNumber(spread.median, column.digits)
  const least = formatNumber(spread.least, column.digits)
  const most = formatNumber(spread.most, column.digits)
  return least === most ? median : `${median} (${least}–${most})`
}

function formatVerdict(verdict: Verdict, row: Row): string {
  const column = row.columns.find(({ metric }) => metric === verdict.goal.metric)
  const digits = column?.digits ?? 2
  const sign = verdict.goal.bound === 'at-most' ? '≤' : '≥'
  const value = verdict.value === null ? '–' : formatNumber(verdict.value, digits)
  const ratio = verdict.ratio === null ? '' : ` = ${verdict.ratio.toFixed(2)} ×`
  return `**${verdict.outcome}**: ${column?.label ?? verdict.goal.metric} ${value}${ratio}, wanted ${sign} ${wanted(verdict.goal, verdict, digits)}`
}

function wanted(goal: Goal, verdict: Verdict, digits: number): string {
  if (typeof goal.limit === 'number') return formatNumber(goal.limit, Number.isInteger(goal.limit) ? 0 : 2)
  const figure = verdict.limit === null ? '' : ` (${formatNumber(verdict.limit, digits)})`
  return `${goal.limit.factor} × ${TARGET_LABEL[goal.limit.peer]}${figure}`
}

function formatNumber(value: number, digits: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
