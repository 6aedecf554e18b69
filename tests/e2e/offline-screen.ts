import { expect, type Locator, type Page } from '@playwright/test'
import { shownShapes } from './board-screen.ts'
import type { RunningRelay } from './start-relay.ts'

/** The small sign beside the title: where the work is. */
export function sign(page: Page): Locator {
  return page.locator('p[role="status"]')
}

export async function untilKept(page: Page, count: number): Promise<void> {
  const changes = count === 1 ? '1 wijziging' : `${count} wijzigingen`
  await expect(sign(page)).toContainText(`Offline: ${changes} op dit apparaat`)
}

/** The app itself, so that its pages open without the server. */
export async function untilAppIsKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

export async function texts(page: Page): Promise<string[]> {
  return (await shownShapes(page))
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .toSorted()
}

/** Starts the relay again; the pages try at once, as when the network comes back, instead of after their pause. */
export async function bringBack(relay: RunningRelay, pages: readonly Page[]): Promise<void> {
  await relay.start()
  await Promise.all(pages.map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))))
}
