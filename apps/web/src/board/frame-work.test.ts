// @vitest-environment happy-dom
import { atom } from 'tldraw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFrameWork } from './frame-work.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('all that waits is done in one frame, and what it asks for in the next one', () => {
  const { onNextFrame, close } = createFrameWork()
  const done: string[] = []
  onNextFrame(() => {
    done.push('one')
    onNextFrame(() => done.push('three'))
  })
  onNextFrame(() => done.push('two'))
  const forget = onNextFrame(() => done.push('never'))
  forget()
  vi.advanceTimersToNextFrame()
  expect(done).toEqual(['one', 'two'])
  vi.advanceTimersToNextFrame()
  expect(done).toEqual(['one', 'two', 'three'])
  close()
})

test('in a page that is not painted it is done all the same', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  const { onNextFrame, close } = createFrameWork()
  let done = false
  onNextFrame(() => (done = true))
  vi.advanceTimersByTime(1_000)
  expect(done).toBe(true)
  close()
  vi.unstubAllGlobals()
})

test('one that fails takes nothing back of what the others did, and is heard of', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  const { onNextFrame, close } = createFrameWork()
  const seen = atom('seen', 0)
  onNextFrame(() => seen.set(1))
  onNextFrame(() => {
    throw new Error('broken')
  })
  onNextFrame(() => seen.set(seen.get() + 1))
  expect(() => vi.advanceTimersByTime(1_000)).toThrow('broken')
  expect(seen.get()).toBe(2)
  close()
  vi.unstubAllGlobals()
})
