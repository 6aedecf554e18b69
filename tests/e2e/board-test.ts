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
  readonly relay: RunningRelay
  /** A device of its own: its cookies and storage are shared with no other. */
  readonly openScreen: (options: BrowserContextOptions) => Promise<Screen>
}

export const test = base.extend<BoardFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  relay: async ({}, use) => {
    const relay = await startRelay()
    await use(relay)
    await relay.close()
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
