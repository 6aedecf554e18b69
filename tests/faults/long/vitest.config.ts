import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The long form: one file after the other, so that the figures of one do not disturb the other's. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['faults/**/*.test.ts'],
    env: { ATTACK_FORM: 'long' },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
