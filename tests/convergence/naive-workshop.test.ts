// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stopTheClock } from './browser-stand-in.ts'
import { naiveBinding } from './naive-binding.ts'
import { runWorkshop } from './workshop.ts'
import { scripts } from './workshop-action.ts'

beforeEach(stopTheClock)
afterEach(() => vi.unstubAllGlobals())

test('the same workshop finds the binding of whole records wanting', async () => {
  // Circles of parents, which that binding lets stand, would hang its editor before it can be found out.
  const tame = scripts.map(({ people, actions }) => ({
    people,
    actions: actions.filter(({ kind }) => kind !== 'reparent' && kind !== 'group'),
  }))
  const property = fc.asyncProperty(tame, (script) => runWorkshop(script, naiveBinding))
  const { failed, errorInstance } = await fc.check(property, { seed: 1, numRuns: 40, endOnFailure: true })
  expect(failed).toBe(true)
  expect(String(errorInstance)).toMatch(/canvas of person \d differs/)
})
