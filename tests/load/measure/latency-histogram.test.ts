import { expect, test } from 'vitest'
import {
  addHistogram,
  createLatencyHistogram,
  latencyQuantileMs,
  recordLatency,
} from './latency-histogram.ts'

test('quantiles are read back within 2 %', () => {
  const histogram = createLatencyHistogram()
  for (let us = 1; us <= 100_000; us += 1) recordLatency(histogram, us)
  expect(latencyQuantileMs(histogram, 0.5)).toBeGreaterThanOrEqual(50)
  expect(latencyQuantileMs(histogram, 0.5)).toBeLessThan(51.1)
  expect(latencyQuantileMs(histogram, 0.99)).toBeGreaterThanOrEqual(99)
  expect(latencyQuantileMs(histogram, 0.99)).toBeLessThan(101.1)
})

test('one late delivery in a hundred moves the last quantile and not the median', () => {
  const histogram = createLatencyHistogram()
  for (let n = 0; n < 98; n += 1) recordLatency(histogram, 1000)
  recordLatency(histogram, 5_000_000)
  recordLatency(histogram, 5_000_000)
  expect(latencyQuantileMs(histogram, 0.5)).toBeLessThan(1.03)
  expect(latencyQuantileMs(histogram, 0.99)).toBeGreaterThan(5000)
})

test('histograms of several processes add up', () => {
  const one = createLatencyHistogram()
  const other = createLatencyHistogram()
  recordLatency(one, 1000)
  recordLatency(other, 9000)
  recordLatency(other, 9000)
  addHistogram(one, other)
  expect(latencyQuantileMs(one, 0.5)).toBeGreaterThanOrEqual(9)
})

test('nothing recorded has no quantile', () => {
  expect(latencyQuantileMs(createLatencyHistogram(), 0.5)).toBeNaN()
})
