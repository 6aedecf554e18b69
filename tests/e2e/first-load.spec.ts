import { expect } from '@playwright/test'
import { makeBoard, untilOnBoard } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

/** Bytes over the wire, as compressed. */
const START_BUDGET = 180 * 1024
const BOARD_BUDGET = 700 * 1024

test('the start page is light and does not bring the canvas engine', async ({ relay, openScreen }) => {
  const { page, watch } = await openScreen(DESKTOP)
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const sizes = { total: 0 }
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sizes.total += encodedDataLength
  })
  const scripts: string[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url())
  })

  await page.goto(relay.origin, { waitUntil: 'networkidle' })
  const start = sizes.total
  expect(scripts.some((url) => url.includes('BoardPage'))).toBe(false)
  expect(start).toBeLessThan(START_BUDGET)

  await makeBoard(page, relay.origin, 'Hoeveel weegt het', 'Systeemcontext')
  await page.getByLabel('Hoe heet je?').fill('Noor')
  sizes.total = 0
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(page)
  await page.waitForLoadState('networkidle')
  expect(sizes.total).toBeLessThan(BOARD_BUDGET)
  test
    .info()
    .annotations.push({ type: 'first load', description: `start ${start} B, board ${sizes.total} B more` })
  console.info(
    `first load: start ${Math.round(start / 1024)} KB, board ${Math.round(sizes.total / 1024)} KB more`,
  )
  expect(watch.errors).toEqual([])
})
