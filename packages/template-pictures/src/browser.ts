import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const SYSTEM_CHROMIUM = '/usr/bin/chromium'

export interface PictureBrowser {
  /** @returns a PNG of the whole page */
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
      const png = await page.screenshot({ fullPage: true })
      await page.close()
      return png
    },
    close: () => browser.close(),
  }
}
