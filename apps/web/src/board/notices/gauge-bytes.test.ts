import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { gaugeBytes } from './gauge-bytes.ts'

const MAX_BYTES = 10_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('tells what a board takes, at once after an edit and exactly a while later', () => {
  const doc = new Y.Doc()
  const map = doc.getMap<string>('records')
  map.set('a', 'x'.repeat(4000))
  const gauge = gaugeBytes(doc, MAX_BYTES)
  vi.runAllTimers()
  expect(gauge.bytes.get()).toBe(Y.encodeStateAsUpdate(doc).length)

  map.set('a', 'y'.repeat(5000))
  expect(gauge.bytes.get()).toBeGreaterThan(9000)
  vi.runAllTimers()
  expect(gauge.bytes.get()).toBe(Y.encodeStateAsUpdate(doc).length)
  expect(gauge.bytes.get()).toBeLessThan(5200)

  gauge.close()
  map.set('b', 'z'.repeat(4000))
  vi.runAllTimers()
  expect(gauge.bytes.get()).toBeLessThan(5200)
})
