// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stopTheClock } from './browser-stand-in.ts'
import { DEFECTS, openTrial, type Defect } from './defects.ts'
import { naiveBinding } from './naive-binding.ts'
import { OURS, type BindingOnTrial } from './workshop.ts'

beforeEach(stopTheClock)
afterEach(() => vi.unstubAllGlobals())

function isGone(defect: Defect, binding: BindingOnTrial): boolean {
  const trial = openTrial(binding)
  try {
    return defect.isGone(trial)
  } finally {
    trial.close()
  }
}

/** A defect may show as an exception. */
function holds(defect: Defect, binding: BindingOnTrial): boolean {
  try {
    return isGone(defect, binding)
  } catch {
    return false
  }
}

test.each(DEFECTS.map((defect) => [defect.number, defect.says, defect] as const))(
  'defect %i: %s',
  (_number, _says, defect) => {
    expect(isGone(defect, OURS)).toBe(true)
  },
)

test('the binding of whole records has every defect but those that it cannot have', () => {
  const held = DEFECTS.filter((defect) => holds(defect, naiveBinding)).map(({ number }) => number)
  // A whole record cannot fall apart, tldraw 3.15.6 keeps what is remote out of the history by itself, and only
  // records of the document are heard.
  expect(held).toEqual([3, 6, 17])
})
