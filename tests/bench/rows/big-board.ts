import { share, watchFrames, withBoardInBrowser, zoomIn } from '../board-in-browser.ts'
import type { Row } from './row.ts'

const NOTES = 5_000
const SETTLE_MS = 2_000
const WINDOW_MS = 5_000
const WHEEL_EVERY_MS = 16

export const bigBoard: Row = {
  id: 'big-board',
  title: 'Opening a board of 5,000 notes in a browser, and moving about on it',
  how: 'The built app in Chromium on the built relay. "Open" goes from the button that joins to all notes on the page, for somebody who was never there; "pan" is the time of a frame while the wheel moves the board, with every note in sight and at a quarter of the size. The screen is drawn without a graphics card.',
  columns: ['open ms', 'all: pan p95 ms', 'at work: pan p95 ms'],
  goals: [],
  measure: () =>
    withBoardInBrowser({ notes: NOTES, shareOut: () => [[]] }, async ({ page, open }) => {
      const openMs = await open()
      await page.waitForTimeout(SETTLE_MS)
      await page.mouse.move(720, 450)
      const pan = async () => {
        const watching = watchFrames(page, WINDOW_MS)
        const endMs = performance.now() + WINDOW_MS
        for (let turn = 0; performance.now() < endMs; turn += 1) {
          // oxlint-disable no-await-in-loop -- one turn of the wheel after the other
          await page.mouse.wheel(turn % 60 < 30 ? 12 : -12, 6 * (turn % 20 < 10 ? 1 : -1))
          await page.waitForTimeout(WHEEL_EVERY_MS)
          // oxlint-enable no-await-in-loop
        }
        return share((await watching).frameMs, 0.95)
      }
      const all = await pan()
      await zoomIn(page, 2)
      await page.waitForTimeout(SETTLE_MS)
      return { 'open ms': openMs, 'all: pan p95 ms': all, 'at work: pan p95 ms': await pan() }
    }),
}
