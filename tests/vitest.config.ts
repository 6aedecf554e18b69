import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// `e2e` belongs to Playwright.
export default defineConfig({
  test: {
    include: ['{convergence,faults,gates,load,stored-boards}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // These start processes of their own and wait for them: three at a time pay on any computer. They come after the
    // others, which would slow down what is measured here.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { groupOrder: 1 },
    // What each file loads is the same, and loading it is a fifth of the time that they all take.
    isolate: false,
  },
})
