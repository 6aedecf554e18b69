import type { Goal, TargetName } from '../measure/judge.ts'
import type { Target } from '../targets/target.ts'

export interface MetricColumn {
  readonly metric: string
  readonly label: string
  /** Digits after the point. */
  readonly digits: number
}

export interface Effort {
  /** Length of a measuring window. */
  readonly seconds: number
  /**
   * Load before the window. Until V8 has compiled the paths that are walked, much of a server's CPU is the compiler's,
   * and the more a server does for each update the longer that takes.
   */
  readonly warmUpSeconds: number
  /** kill -9 that often. */
  readonly kills: number
  /** Parts of the whole: 1 is the size in the table, less makes big boards and long histories smaller. */
  readonly scale: number
}

/** One line of work that is measured for ours and its peers. */
export interface Row {
  readonly id: string
  readonly title: string
  readonly targets: readonly TargetName[]
  readonly columns: readonly MetricColumn[]
  readonly goals: readonly Goal[]
  /** Rows that run long enough to be their own statistics are measured once. */
  readonly onlyOnce?: boolean
  /** @returns metric → figure; NaN where this target has no such figure */
  measure(target: Target, effort: Effort): Promise<Record<string, number>>
}
