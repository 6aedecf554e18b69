import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bindCompositionHold } from './composition-hold.ts'

let text: EventTarget
let held: boolean[]
let unbind: () => void
beforeEach(() => {
  vi.useFakeTimers()
  text = new EventTarget()
  held = []
  unbind = bindCompositionHold(text as HTMLElement, (isHeld) => held.push(isHeld))
})
afterEach(() => {
  unbind()
  vi.useRealTimers()
})

function does(...events: readonly string[]): void {
  for (const event of events) text.dispatchEvent(new Event(event))
}

test('what others do waits from the first letter of a composition to its end', () => {
  does('compositionstart', 'compositionupdate')
  expect(held).toEqual([true])
  does('compositionend')
  expect(held).toEqual([true, false])
})

test('a slow hand that goes on composing is waited for', () => {
  does('compositionstart')
  for (let letter = 0; letter < 6; letter += 1) {
    vi.advanceTimersByTime(1_500)
    does('compositionupdate')
  }
  expect(held).toEqual([true])
})

test('a composition that is left alone, or goes on for ever, holds nobody up', () => {
  does('compositionstart')
  vi.advanceTimersByTime(2_000)
  expect(held).toEqual([true, false])
  does('compositionend', 'compositionstart')
  for (let letter = 0; letter < 20; letter += 1) {
    vi.advanceTimersByTime(1_000)
    does('compositionupdate')
  }
  expect(held).toEqual([true, false, true, false])
})

test('leaving the text, or taking it away, lets go', () => {
  does('compositionstart', 'blur')
  expect(held).toEqual([true, false])
  does('compositionstart')
  unbind()
  expect(held).toEqual([true, false, true, false])
})
