import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const SYSTEM_CHROMIUM = '/usr/bin/chromium'

/** Of 100; letters on flat colours stay sharp. */
const QUALITY = 72

export interface PictureBrowser {
  /** @returns a WebP of the whole page, a quarter of the size of a PNG */
  photograph(html: string, widthPx: number): Promise<Buffer>
  close(): Promise<void>
}

/** The browser of the system where there is one, else the one that Playwright brought along. */
export async function openBrowser(): Promise<PictureBrowser> {
  const browser = await chromium.launch({
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  return {
    async photograph(html, widthPx) {
      const page = await browser.newPage({ viewport: { width: widthPx, height: 800 } })
      await page.setContent(html)
      await page.waitForFunction('document.fonts.status === "loaded"')
      const height = await page.evaluate<number>('document.documentElement.scrollHeight')
      await page.setViewportSize({ width: widthPx, height })
      const session = await page.context().newCDPSession(page)
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
      await page.close()
      return Buffer.from(data, 'base64')
    },
    close: () => browser.close(),
  }
}
