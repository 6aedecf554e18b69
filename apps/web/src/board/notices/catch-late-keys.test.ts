// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catchLateKeys } from './catch-late-keys.ts'

let words = ''
const shortcuts: string[] = []
let stop = () => {}
const hearShortcut = (event: KeyboardEvent) => void shortcuts.push(event.key)

beforeEach(() => {
  words = ''
  shortcuts.length = 0
  document.body.addEventListener('keydown', hearShortcut)
  stop = catchLateKeys(window, (more) => (words += more))
})

afterEach(() => {
  stop()
  document.body.removeEventListener('keydown', hearShortcut)
  document.body.replaceChildren()
})

function type(
  keys: readonly string[],
  { afterMs = 100, ...how }: KeyboardEventInit & { afterMs?: number } = {},
) {
  let atMs = performance.now()
  for (const key of keys) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how })
    atMs += afterMs
    Object.defineProperty(event, 'timeStamp', { value: atMs })
    document.body.dispatchEvent(event)
  }
}

test('letters, a comma and Enter are words, and no shortcuts', () => {
  type(['e', ',', 'Enter', 'é', 'Shift', 'R', 'Backspace', 'Dead', 'F2'])
  expect(words).toBe('e, éR')
  expect(shortcuts).toEqual(['Shift'])
})

test('a shortcut with Control does nothing and is no word', () => {
  type(['a', 'x'], { ctrlKey: true })
  expect(words).toBe('')
  expect(shortcuts).toEqual([])
})

test.each(['Escape', 'Tab'])('%s goes to the page, and all that follows too', (key) => {
  type([key, 'e'])
  expect(words).toBe('')
  expect(shortcuts).toEqual([key, 'e'])
})

test('after a pause a key is a shortcut again', () => {
  type(['e'])
  type(['r'], { afterMs: 3000 })
  type(['v'])
  expect(words).toBe('e')
  expect(shortcuts).toEqual(['r', 'v'])
})

test('after a press of a pointer a key is a shortcut again', () => {
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  type(['e'])
  expect(shortcuts).toEqual(['e'])
})

test('what somebody types into a field stays there', () => {
  const field = document.body.appendChild(document.createElement('input'))
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }))
  expect(words).toBe('')
  expect(shortcuts).toEqual(['e'])
})
