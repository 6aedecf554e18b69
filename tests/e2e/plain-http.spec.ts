import { chromium, expect, test as base } from '@playwright/test'
import { test, DESKTOP } from './board-test.ts'
import {
  joinBoard,
  makeBoard,
  openBoard,
  readLink,
  untilEqual,
  untilOnBoard,
  untilSaved,
  writeNote,
} from './board-screen.ts'
import { startRelay } from './start-relay.ts'
import { watchPage } from './watch-page.ts'

const LAN_HOST = 'board.example'

base('two people work over plain http on a name in the local network', async ({ launchOptions }) => {
  const relay = await startRelay()
  // Any name but localhost makes the page an insecure context, as in a neighbourhood centre without a certificate.
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${LAN_HOST} 127.0.0.1`],
  })
  const origin = `http://${LAN_HOST}:${relay.port}`
  const noor = await (await browser.newContext(DESKTOP)).newPage()
  const sam = await (await browser.newContext(DESKTOP)).newPage()
  const watches = [noor, sam].map((page) => watchPage(page, origin))

  await makeBoard(noor, origin, 'Zonder certificaat', 'Systeemcontext')
  expect(await noor.evaluate(() => window.isSecureContext)).toBe(false)
  await noor.getByLabel('Hoe heet je?').fill('Noor')
  await noor.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(noor)

  const link = await readLink(noor, 'Link voor deelnemers')
  expect(new URL(link).origin).toBe(origin)
  await noor.getByRole('button', { name: 'Delen', exact: true }).click()
  await noor.getByRole('button', { name: 'Kopieer: Link voor deelnemers' }).click()
  await expect(noor.getByText('Gekopieerd')).toBeVisible()
  await noor.keyboard.press('Escape')

  await joinBoard(sam, link, 'Sam')
  await writeNote(sam, { x: 640, y: 400 }, 'Werkt ook hier')
  const shown = await untilEqual([noor, sam])
  expect(shown.map(({ text }) => text)).toContain('Werkt ook hier')
  await untilSaved(sam)

  for (const watch of watches) {
    expect(watch.errors).toEqual([])
    expect(watch.foreign).toEqual([])
  }
  await browser.close()
  await relay.close()
})

test('the page asks no other host for anything, from the start page to the exported board', async ({
  relay,
  openScreen,
}) => {
  const { page, watch } = await openScreen(DESKTOP)
  await openBoard(page, relay.origin, 'Niets naar buiten', ['systemic-context/rings'])
  await page.getByTestId('main-menu.button').click()
  await page.getByTestId('main-menu-sub.export-all-as-button').click()
  const download = page.waitForEvent('download')
  await page.getByTestId('main-menu.export-all-as-svg').click()
  const file = await (await download).createReadStream()
  const svg = (await file.toArray()).join('')
  expect(svg).toContain('politieke arena')
  expect(svg).toContain('@font-face')
  expect(watch.foreign).toEqual([])
  expect(watch.errors).toEqual([])
})
