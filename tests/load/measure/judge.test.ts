import { expect, test } from 'vitest'
import { judgeGoal, type Goal, type Medians } from './judge.ts'
import type { Spread } from './statistics.ts'

const CPU: Goal = { metric: 'cpu', bound: 'at-most', limit: { peer: 'stock', factor: 0.4 } }
const P99: Goal = { metric: 'p99', bound: 'at-most', limit: 20 }
const RATE: Goal = { metric: 'rate', bound: 'at-least', limit: 18 }

function median(value: number): Spread {
  return { median: value, least: value, most: value, runs: 1 }
}

function outcome(goal: Goal, medians: Medians): string {
  return judgeGoal(goal, medians).outcome
}

test('a ratio is met up to the peer times the factor, and not a hair above', () => {
  const stock = { cpu: median(10) }
  expect(outcome(CPU, { ours: { cpu: median(4) }, stock })).toBe('met')
  expect(outcome(CPU, { ours: { cpu: median(4.01) }, stock })).toBe('not met')
})

test('a ceiling is met below it and missed above it', () => {
  expect(outcome(P99, { ours: { p99: median(20) } })).toBe('met')
  expect(outcome(P99, { ours: { p99: median(20.1) } })).toBe('not met')
})

test('a floor is met above it and missed below it', () => {
  expect(outcome(RATE, { ours: { rate: median(18) } })).toBe('met')
  expect(outcome(RATE, { ours: { rate: median(17.9) } })).toBe('not met')
})

test('without a measurement of ours, or of the peer of a ratio, nothing is met', () => {
  expect(outcome(P99, {})).toBe('not measured')
  expect(outcome(CPU, { ours: { cpu: median(0) } })).toBe('not measured')
  expect(outcome(CPU, { stock: { cpu: median(10) } })).toBe('not measured')
})

test('the verdict shows the ratio and the bound in figures', () => {
  const verdict = judgeGoal(CPU, { ours: { cpu: median(2) }, stock: { cpu: median(10) } })
  expect(verdict).toMatchObject({ ratio: 0.2, limit: 4, value: 2 })
})
