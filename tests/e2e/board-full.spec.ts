import { expect, type Page } from '@playwright/test'
import { openBoard, untilSaved } from './board-screen.ts'
import { PHONE, test } from './board-test.ts'
import { paste } from './paste.ts'
import { startRelay } from './start-relay.ts'

/** A quarter of it is shapes. */
const MAX_RECORDS = 40

test('a board says so at 80 %, takes nothing past its limit, and loses nothing', async ({ openScreen }) => {
  const relay = await startRelay({ MAX_RECORDS: String(MAX_RECORDS) })
  const { page } = await openScreen(PHONE)
  await openBoard(page, relay.origin, 'Vol bord')
  const notice = page.getByRole('alert').filter({ hasText: 'Dit bord is' })

  await pasteLines(page, 6)
  await untilSaved(page)
  await expect(notice).toHaveCount(0)
  await pasteLines(page, 2)
  await expect(notice).toContainText('Dit bord is bijna vol: er staan 8 onderdelen op, en er passen er 10 op')
  for (const name of ['Sjablonen', 'Wat mist er?', 'Labels']) {
    // oxlint-disable-next-line no-await-in-loop -- nothing lies over any of them
    await page.getByRole('button', { name, exact: true }).click({ trial: true })
  }
  await notice.getByRole('button', { name: 'Begrepen' }).click()
  await expect(notice).toHaveCount(0)

  await pasteLines(page, 5)
  await expect(notice).toContainText('Dit bord is vol')
  await expect(page.locator('.tl-shape[data-shape-type="note"]')).toHaveCount(8)
  await untilSaved(page)
  await relay.close()
})

async function pasteLines(page: Page, count: number): Promise<void> {
  await page.keyboard.press('Escape')
  await paste(page, Array.from({ length: count }, (_, at) => `- regel ${at}`).join('\n'))
  await page.getByRole('button', { name: `Maak ${count} notities` }).click()
}
