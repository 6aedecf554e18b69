import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

const executablePath = process.env['CHROMIUM_PATH']

// The tests start the built relay themselves: some of them kill it.
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  fullyParallel: false,
  // Each has a browser and a relay of its own, which keep most of a core busy.
  workers: Math.min(4, Math.max(3, availableParallelism())),
  timeout: 90_000,
  // With another browser and relay; docs/decisions/0038-a-browser-test-is-tried-twice.md.
  retries: 1,
  expect: { timeout: 15_000, toPass: { intervals: [50, 100, 100, 200] } },
  forbidOnly: true,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  projects: [{ name: 'chromium' }],
  use: {
    browserName: 'chromium',
    // A trace of every test costs a third more; `--trace on` makes one for who looks for a fault.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
