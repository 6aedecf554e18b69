import { stateDigest } from '@anderhalf/board-model'
import { parseAnderhalfMessage, type AnderhalfMessage } from '@anderhalf/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createDivergenceWatch, type DivergenceWatch } from './divergence-watch.ts'

const LONGEST_MS = 45_000

let doc: Y.Doc
let isQuiet: boolean
let sent: (AnderhalfMessage | null)[]
let handshakes: number
let isDiverged: boolean
let watch: DivergenceWatch
beforeEach(() => {
  vi.useFakeTimers()
  doc = new Y.Doc()
  doc.getMap('records').set('a', 1)
  isQuiet = true
  sent = []
  handshakes = 0
  isDiverged = false
  watch = createDivergenceWatch({
    doc,
    send: (frame) => void sent.push(parseAnderhalfMessage(frame.subarray(1))),
    isQuiet: () => isQuiet,
    shakeHands: () => void (handshakes += 1),
    onDiverged: () => void (isDiverged = true),
  })
})
afterEach(() => {
  watch.close()
  vi.useRealTimers()
})

function answer(digest: number): void {
  const n = sent.filter((message) => message?.kind === 'compare').length
  watch.received({ kind: 'digest', n, digest })
}

it('asks at most twice a minute, and not while something is under way', () => {
  vi.advanceTimersByTime(3 * 60_000)
  expect(sent.length).toBeGreaterThanOrEqual(3)
  expect(sent.length).toBeLessThanOrEqual(6)
  const before = sent.length
  isQuiet = false
  vi.advanceTimersByTime(3 * 60_000)
  expect(sent.length).toBe(before)
})

it('does nothing when both hold the same', () => {
  vi.advanceTimersByTime(LONGEST_MS)
  answer(stateDigest(doc))
  expect(handshakes).toBe(0)
})

it('does nothing when an edit was made meanwhile', () => {
  vi.advanceTimersByTime(LONGEST_MS)
  isQuiet = false
  answer(1)
  expect([handshakes, isDiverged]).toEqual([0, false])
})

it('shakes hands again when the relay holds something else, and says so if that does not help', () => {
  for (let round = 1; round <= 3; round += 1) {
    vi.advanceTimersByTime(LONGEST_MS)
    answer(1)
    expect(sent.at(-1)).toEqual({ kind: 'diverged' })
    expect(handshakes).toBe(Math.min(round, 2))
    expect(isDiverged).toBe(round === 3)
  }
})

it('starts counting anew once both held the same again', () => {
  for (let round = 1; round <= 5; round += 1) {
    vi.advanceTimersByTime(LONGEST_MS)
    answer(1)
    vi.advanceTimersByTime(LONGEST_MS)
    answer(stateDigest(doc))
  }
  expect(isDiverged).toBe(false)
})

it('leaves an answer to an older question aside', () => {
  vi.advanceTimersByTime(2 * LONGEST_MS)
  watch.received({ kind: 'digest', n: 1, digest: 1 })
  expect(handshakes).toBe(0)
})
