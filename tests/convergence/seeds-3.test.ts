// @vitest-environment happy-dom
import { afterEach, beforeEach, test, vi } from 'vitest'
import { stopTheClock } from './browser-stand-in.ts'
import { seedsOfPart, trySeeds } from './try-seeds.ts'

beforeEach(stopTheClock)
afterEach(() => vi.unstubAllGlobals())

const { seeds, timeout } = seedsOfPart(3)

test('whatever two to five people do, cut off or not, they all end with the same board', { timeout }, () =>
  trySeeds(seeds),
)
