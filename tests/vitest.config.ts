import { defineConfig } from 'vitest/config'

// `e2e` belongs to Playwright.
export default defineConfig({
  test: {
    include: ['{convergence,faults,gates,load}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
