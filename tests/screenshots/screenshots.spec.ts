import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import {
  joinBoard,
  makeBoard,
  readLink,
  untilEqual,
  untilOnBoard,
  untilSaved,
  untilStill,
  writeNote,
} from '../e2e/board-screen.ts'
import { DESKTOP, PHONE, test } from '../e2e/board-test.ts'
import { bringBack } from '../e2e/offline-screen.ts'

const TITLE = 'Langer thuis wonen in de wijk'

/** Where on the screen, when it shows the whole map, and what. */
const NOTES: [number, number, string][] = [
  [630, 430, 'Ik kook graag zelf'],
  [715, 430, 'De trap wordt lastig'],
  [520, 400, 'Buren halen boodschappen'],
  [820, 380, 'Kapper komt aan huis'],
  [590, 505, 'De bus rijdt niet meer'],
  [440, 350, 'Zorg en corporatie delen geen agenda'],
  [905, 420, 'Eén loket in de wijk'],
  [850, 310, 'Wijkagent kent de straat'],
]

const STILL = { reducedMotion: 'reduce' } as const

async function zoomIn(page: Page): Promise<void> {
  await page.mouse.move(672, 420)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 8; turn++) {
    // oxlint-disable-next-line no-await-in-loop -- a wheel turns step by step
    await page.mouse.wheel(0, -100)
  }
  await page.keyboard.up('Control')
  await untilStill(page)
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: fileURLToPath(new URL(`../../docs/screenshots/${name}.png`, import.meta.url)),
  })
}

test('the pictures of the documentation', async ({ relay, openScreen }) => {
  test.setTimeout(240_000)
  const { page: facilitator } = await openScreen({ ...DESKTOP, ...STILL })
  const { page: participant } = await openScreen({ ...DESKTOP, ...STILL })
  const { page: phone } = await openScreen({ ...PHONE, ...STILL })

  await facilitator.goto(relay.origin)
  await expect(facilitator.getByLabel('Waar gaat het over?')).toBeVisible()
  await take(facilitator, 'start')

  await makeBoard(facilitator, relay.origin, TITLE, 'Systeemcontext')
  await facilitator.getByLabel('Hoe heet je?').fill('Noor')
  await facilitator.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(facilitator)
  const link = await readLink(facilitator, 'Link voor deelnemers')

  await phone.goto(link)
  await expect(phone.getByLabel('Hoe heet je?')).toBeVisible()
  await take(phone, 'join-phone')
  await joinBoard(phone, link, 'Fatima')
  await joinBoard(participant, link, 'Sam')
  await untilStill(participant)
  for (const [x, y, text] of NOTES) {
    // oxlint-disable-next-line no-await-in-loop -- one person writes one note after another
    await writeNote(participant, { x, y }, text)
  }
  await untilEqual([facilitator, participant, phone])
  await phone.touchscreen.tap(230, 400)
  await take(phone, 'board-phone')
  await participant.mouse.move(760, 345, { steps: 4 })
  await untilSaved(facilitator)
  await expect(facilitator.getByText('Sam', { exact: true })).toBeVisible()
  // The keyboard closed the panel with the links, so the button has an outline.
  await facilitator.locator(':focus').blur()
  await take(facilitator, 'map')
  await zoomIn(facilitator)
  await take(facilitator, 'board')

  await facilitator.getByRole('button', { name: 'Sjablonen' }).click()
  await expect(facilitator.getByRole('dialog')).toBeVisible()
  await take(facilitator, 'templates')
  await facilitator.keyboard.press('Escape')

  await facilitator.getByRole('button', { name: 'Delen', exact: true }).click()
  await expect(facilitator.getByLabel('Link voor deelnemers', { exact: true })).toBeVisible()
  await take(facilitator, 'share')
  await facilitator.keyboard.press('Escape')

  // A version is kept when the relay is stopped.
  await relay.stop()
  await bringBack(relay, [facilitator, participant])
  await participant.keyboard.press('Control+a')
  await participant.keyboard.press('Delete')
  await expect(facilitator.locator('.tl-shape[data-shape-type="note"]')).toHaveCount(0)
  await facilitator.getByRole('button', { name: 'Meer opties' }).click()
  await facilitator.getByRole('menuitem', { name: 'Eerdere versies' }).click()
  await expect(facilitator.getByRole('button', { name: /^Zet \d+ onderdelen terug/ })).toBeVisible()
  await take(facilitator, 'versions')
})
