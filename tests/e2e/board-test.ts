import { devices, test as base, type BrowserContextOptions, type Page } from '@playwright/test'
import { startRelay, type RunningRelay } from './start-relay.ts'
import { watchPage, type PageWatch } from './watch-page.ts'

export interface Screen {
  readonly page: Page
  readonly watch: PageWatch
}

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'nl-NL' }

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  userAgent: devices['Pixel 7'].userAgent,
  locale: 'nl-NL',
}

export interface BoardFixtures {
  /** Shared with the tests before and after; each makes boards of its own, and may kill it. */
  readonly relay: RunningRelay
  /** A device of its own: its cookies and storage are shared with no other. */
  readonly openScreen: (options: BrowserContextOptions) => Promise<Screen>
}

interface WorkerFixtures {
  readonly relayOfWorker: RunningRelay
}

export const test = base.extend<BoardFixtures, WorkerFixtures>({
  relayOfWorker: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
    async ({}, use) => {
      const relay = await startRelay()
      await use(relay)
      await relay.close()
    },
    { scope: 'worker' },
  ],
  relay: async ({ relayOfWorker }, use) => {
    await relayOfWorker.start()
    await use(relayOfWorker)
  },
  openScreen: async ({ browser, relay }, use) => {
    const contexts: { close: () => Promise<void> }[] = []
    await use(async (options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      const page = await context.newPage()
      return { page, watch: watchPage(page, relay.origin) }
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})
