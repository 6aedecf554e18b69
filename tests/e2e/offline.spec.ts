import { expect } from '@playwright/test'
import {
  dragShape,
  joinBoard,
  openBoard,
  shapeOn,
  untilEqual,
  untilOnBoard,
  untilSaved,
  writeNote,
} from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { bringBack, sign, texts, untilAppIsKept, untilKept } from './offline-screen.ts'

const MIDDLE = { x: 640, y: 400 }
const BELOW = { x: 640, y: 640 }

test('a board is there without the server, keeps what is written, and brings it later', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Zonder net')
  await writeNote(noor, MIDDLE, 'Van tevoren')
  await untilSaved(noor)
  await untilAppIsKept(noor)
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, links.participant, 'Sam')

  await relay.kill()
  await expect(sign(noor)).toContainText('Geen verbinding')
  const note = await writeNote(noor, BELOW, 'Zonder server')
  await untilKept(noor, 1)
  await expect(noor.getByRole('img', { name: 'Staat nog niet op de server' })).toHaveCount(1)

  await test.step('the page loads again without asking, and without the server', async () => {
    await noor.reload()
    await untilOnBoard(noor)
    await expect(shapeOn(noor, note)).toBeVisible()
    await untilKept(noor, 1)
    expect(await texts(noor)).toEqual(['Van tevoren', 'Zonder server'])
    await writeNote(noor, { x: 300, y: 400 }, 'Na het laden')
    await untilKept(noor, 2)
  })

  await writeNote(sam, { x: 300, y: 500 }, 'Ook Sam was alleen')
  await bringBack(relay, [noor, sam])
  await untilSaved(noor)
  await untilSaved(sam)
  await untilEqual([noor, sam])
  expect(await texts(sam)).toEqual(['Na het laden', 'Ook Sam was alleen', 'Van tevoren', 'Zonder server'])
  await expect(noor.getByRole('img', { name: 'Staat nog niet op de server' })).toHaveCount(0)
})

test('two browsers that were offline for long end up with the same board', async ({ relay, openScreen }) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Twee keer zonder net')
  const shared = await writeNote(noor, MIDDLE, 'Samen')
  await untilSaved(noor)
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, links.participant, 'Sam')
  await untilEqual([noor, sam])

  await Promise.all([noor, sam].map((page) => page.context().setOffline(true)))
  await relay.kill()
  await writeNote(noor, BELOW, 'Van Noor')
  await dragShape(sam, shared, { x: -200, y: -60 })
  await writeNote(sam, { x: 900, y: 400 }, 'Van Sam')
  await untilKept(noor, 1)
  await untilKept(sam, 2)
  await Promise.all([noor, sam].map((page) => page.context().setOffline(false)))
  await bringBack(relay, [noor, sam])

  await untilSaved(noor)
  await untilSaved(sam)
  await untilEqual([noor, sam])
  expect(await texts(noor)).toEqual(['Samen', 'Van Noor', 'Van Sam'])
  await test.step('and nothing came twice', async () => {
    await noor.reload()
    await untilOnBoard(noor)
    await untilSaved(noor)
    await untilEqual([noor, sam])
    expect(await texts(noor)).toEqual(['Samen', 'Van Noor', 'Van Sam'])
  })
})

test('two tabs of one person see each other without a server, and one brings what the other left', async ({
  relay,
  openScreen,
}) => {
  const { page: first } = await openScreen(DESKTOP)
  const links = await openBoard(first, relay.origin, 'Twee tabbladen zonder net')
  const second = await first.context().newPage()
  await second.goto(first.url())
  await untilOnBoard(second)
  await untilSaved(second)

  await relay.kill()
  await expect(sign(first)).toContainText('Geen verbinding')
  await expect(sign(second)).toContainText('Geen verbinding')
  await first.bringToFront()
  await writeNote(first, MIDDLE, 'Eerste tabblad')
  await second.bringToFront()
  await expect(second.locator('.tl-shape', { hasText: 'Eerste tabblad' }).first()).toBeVisible()
  await writeNote(second, BELOW, 'Tweede tabblad')
  await untilKept(second, 2)
  await first.close()

  await bringBack(relay, [second])
  await untilSaved(second)
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, links.participant, 'Sam')
  await untilEqual([second, sam])
  expect(await texts(sam)).toEqual(['Eerste tabblad', 'Tweede tabblad'])
})

test('a renderer that is killed loses nothing that was kept on this device', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  await openBoard(page, relay.origin, 'Gecrasht')
  await untilSaved(page)
  await untilAppIsKept(page)
  await relay.kill()
  await writeNote(page, MIDDLE, 'Net voor de crash')
  await untilKept(page, 1)
  const address = page.url()
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => null)
  await crashed

  const after = await page.context().newPage()
  await after.goto(address)
  await untilOnBoard(after)
  await untilKept(after, 1)
  expect(await texts(after)).toEqual(['Net voor de crash'])
  await bringBack(relay, [after])
  await untilSaved(after)
})

test('[N6] a shared computer keeps nothing, and says so before the page is left', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const { participant: link } = await openBoard(noor, relay.origin, 'In het buurthuis')
  const { page: sam } = await openScreen(DESKTOP)
  await sam.goto(link)
  await sam.getByLabel('Dit is een gedeelde computer').check()
  await expect(sam.getByText('Op deze computer blijft niets staan')).toBeVisible()
  await sam.getByLabel('Hoe heet je?').fill('Sam')
  await sam.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(sam)
  await writeNote(sam, MIDDLE, 'Van een ander apparaat')
  await untilSaved(sam)
  const kept = await sam.evaluate(async () => ({
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    texts: Object.keys(localStorage),
  }))
  expect(kept).toEqual({ databases: [], caches: [], workers: 0, texts: ['anderhalf.shared'] })

  await relay.kill()
  await writeNote(sam, BELOW, 'Alleen hier')
  await expect(sam.getByRole('alert')).toContainText('Dit is een gedeelde computer')
  const asked = sam.waitForEvent('dialog')
  const leaving = sam.reload({ timeout: 5000 }).catch(() => 'stayed')
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  expect(await leaving).toBe('stayed')
})

test('forgetting the device takes every board from it, also from another tab', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  await openBoard(page, relay.origin, 'Vergeet mij')
  await writeNote(page, MIDDLE, 'Ergens anders bewaard')
  await untilSaved(page)
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  await expect.poll(databases).toEqual(['anderhalf'])
  const other = await page.context().newPage()
  await other.goto(page.url())
  await untilOnBoard(other)
  await page.bringToFront()
  await page.getByRole('button', { name: 'Meer opties' }).click()
  await page.getByRole('menuitem', { name: 'Vergeet dit apparaat' }).click()
  await page.getByRole('button', { name: 'Vergeet dit apparaat' }).click()
  await expect(page.getByRole('heading', { name: 'Werk samen aan één bord' })).toBeVisible()
  await expect(other.getByRole('alert')).toContainText('Niet meer aangemeld')
  await expect.poll(databases).toEqual([])
  await other.close()
  expect(await databases()).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('work of an earlier visit is offered when this device became somebody else to the server', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const { participant: link } = await openBoard(noor, relay.origin, 'Opnieuw binnen')
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, link, 'Sam')
  await untilSaved(sam)
  await untilAppIsKept(sam)
  await relay.kill()
  await writeNote(sam, MIDDLE, 'Nooit verstuurd')
  await untilKept(sam, 1)
  await sam.context().clearCookies()
  await bringBack(relay, [sam])
  await expect(sam.getByRole('alert')).toContainText('Niet meer aangemeld')

  await sam.reload()
  await expect(sam.getByText('werk van jou dat niet op de server staat')).toBeVisible()
  await joinBoard(sam, link, 'Sam')
  await expect(sam.getByRole('alert')).toContainText('1 ding van jou staat niet op het bord')
  expect(await texts(sam)).toEqual([])
  await sam.getByRole('button', { name: 'Zet op het bord' }).click()
  await untilSaved(sam)
  await untilEqual([noor, sam])
  expect(await texts(noor)).toEqual(['Nooit verstuurd'])
  await sam.reload()
  await untilOnBoard(sam)
  await untilSaved(sam)
  await expect(sam.getByText('niet op het bord')).toHaveCount(0)
})
