import type { Spread } from './statistics.ts'

export const TARGET_NAMES = ['ours', 'stock', 'stock-leveldb', 'hocuspocus'] as const
export type TargetName = (typeof TARGET_NAMES)[number]

/** `factor` times the median that a peer had in the same run of the command. */
interface RatioToPeer {
  readonly peer: Exclude<TargetName, 'ours'>
  readonly factor: number
}

/** What ours must reach. A ratio to a peer that was not measured cannot be met or missed. */
export interface Goal {
  readonly metric: string
  readonly bound: 'at-most' | 'at-least'
  readonly limit: number | RatioToPeer
  /** Compared with another metric of ours or of the peer, where the names differ. */
  readonly limitMetric?: string
}

export type Medians = Partial<Record<TargetName, Readonly<Record<string, Spread>>>>

export interface Verdict {
  readonly goal: Goal
  readonly outcome: 'met' | 'not met' | 'not measured'
  readonly value: number | null
  /** The bound as a number, once the peer is known. */
  readonly limit: number | null
  /** Ours divided by the peer, where the goal is a ratio. */
  readonly ratio: number | null
}

export function judgeGoal(goal: Goal, medians: Medians): Verdict {
  const value = medians.ours?.[goal.metric]?.median ?? null
  const peerValue = peerMedian(goal, medians)
  const limit = typeof goal.limit === 'number' ? goal.limit : scaled(peerValue, goal.limit.factor)
  const ratio = value === null || peerValue === null ? null : value / peerValue
  if (value === null || limit === null) return { goal, outcome: 'not measured', value, limit, ratio }
  const met = goal.bound === 'at-most' ? value <= limit : value >= limit
  return { goal, outcome: met ? 'met' : 'not met', value, limit, ratio }
}

function peerMedian(goal: Goal, medians: Medians): number | null {
  if (typeof goal.limit === 'number') return null
  return medians[goal.limit.peer]?.[goal.limitMetric ?? goal.metric]?.median ?? null
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor
}
