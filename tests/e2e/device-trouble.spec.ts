import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import * as Y from 'yjs'
import { joinAsProgram, openCanvas } from './board-client.ts'
import { joinBoard, openBoard, untilEqual, untilOnBoard, untilSaved, writeNote } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { bringBack, sign, texts, untilKept } from './offline-screen.ts'
import { makeStoredBoardOlder } from './put-into-stored-board.ts'
import { startRelay } from './start-relay.ts'

const MIDDLE = { x: 640, y: 400 }
const LEFT = { x: 300, y: 400 }
const RIGHT = { x: 950, y: 400 }

test('a browser that keeps nothing still shows the board, and says where the work is', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
  })
  await openBoard(page, relay.origin, 'Privévenster')
  await writeNote(page, MIDDLE, 'Gewoon opgeslagen')
  await untilSaved(page)
  await relay.kill()
  await writeNote(page, LEFT, 'Nog nergens')
  await expect(sign(page)).toContainText('1 wijziging alleen in deze pagina')
  await expect(page.getByRole('alert')).toContainText('deze browser bewaart niets')
  await bringBack(relay, [page])
  await untilSaved(page)
})

test('a full device says so, and keeps the work as soon as there is room', async ({ relay, openScreen }) => {
  const { page } = await openScreen(DESKTOP)
  await page.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- bound again where it is called
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function addWhileThereIsRoom(...rest: [unknown]) {
      if (sessionStorage.getItem('full') !== null) throw new DOMException('full', 'QuotaExceededError')
      return add.apply(this, rest)
    }
  })
  await openBoard(page, relay.origin, 'Vol apparaat')
  await untilSaved(page)
  await relay.kill()
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'))
  await writeNote(page, MIDDLE, 'Past niet')
  await expect(page.getByRole('alert')).toContainText('er is geen ruimte meer op dit apparaat')
  await page.evaluate(() => sessionStorage.removeItem('full'))
  await writeNote(page, LEFT, 'Past weer')
  await untilKept(page, 2)
  await bringBack(relay, [page])
  await untilSaved(page)
})

test('what a full board did not take is offered again after loading', async ({ openScreen }) => {
  const relay = await startRelay({ MAX_RECORDS: '4' })
  const { page } = await openScreen(DESKTOP)
  // As on a board that several people fill at once: none of them sees it coming.
  await page.route('**/api/boards/*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), limits: null } })
  })
  await openBoard(page, relay.origin, 'Vol bord')
  const first = await writeNote(page, MIDDLE, 'Een')
  await writeNote(page, LEFT, 'Twee')
  await untilSaved(page)
  await writeNote(page, RIGHT, 'Drie')
  await expect(page.getByRole('alert')).toContainText('Het bord is vol')
  await page.getByRole('button', { name: 'Laad opnieuw' }).click()
  await untilOnBoard(page)
  await expect(page.getByRole('alert')).toContainText('1 ding van jou staat niet op het bord')
  expect(await texts(page)).toEqual(['Een', 'Twee'])
  await page.locator(`[data-shape-id="${first}"]`).first().click()
  await page.keyboard.press('Delete')
  await untilSaved(page)
  await page.getByRole('button', { name: 'Zet op het bord' }).click()
  await untilSaved(page)
  expect(await texts(page)).toEqual(['Drie', 'Twee'])
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.close()
  await relay.close()
})

test('work that waited while the server migrated the board is offered on the new one', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const { page: sam } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Nieuwe generatie')
  await joinBoard(sam, links.participant, 'Sam')
  await writeNote(noor, LEFT, 'Van voor de nieuwe versie')
  await untilEqual([noor, sam])
  await untilSaved(noor)
  const { boardId, token } = await joinAsProgram(links.viewer, 'Lezer')
  const reader = await openCanvas(relay.origin, boardId, token)
  const stored = Y.encodeStateAsUpdate(reader.doc)
  reader.close()
  await relay.stop()
  await writeNote(sam, MIDDLE, 'Uit de oude tijd')
  await untilKept(sam, 1)
  makeStoredBoardOlder(relay.dataDir, boardId, stored)

  await bringBack(relay, [noor, sam])
  for (const page of [noor, sam]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await expect(page.getByRole('alert')).toContainText('Het bord is vernieuwd')
    // oxlint-disable-next-line no-await-in-loop
    await page.getByRole('button', { name: 'Laad opnieuw' }).click()
    // oxlint-disable-next-line no-await-in-loop
    await untilOnBoard(page)
  }
  expect(await texts(noor)).toEqual(['Van voor de nieuwe versie'])
  const notice = sam.getByRole('alert')
  await expect(notice).toContainText('1 ding van jou staat niet op het bord')
  const downloading = sam.waitForEvent('download')
  await sam.getByRole('button', { name: 'Bewaar de tekst' }).click()
  expect(await readFile(await (await downloading).path(), 'utf8')).toContain('Uit de oude tijd')
  const discard = sam.getByRole('button', { name: 'Gooi weg' })
  const question = sam.getByRole('dialog', { name: 'Weet je het zeker?' })
  await discard.click()
  await expect(question.getByRole('button', { name: 'Annuleer' })).toBeFocused()
  await sam.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(notice).toContainText('1 ding van jou staat niet op het bord')
  await expect(discard).toBeFocused()
  await discard.click()
  await question.getByRole('button', { name: 'Gooi weg' }).click()
  await expect(notice).not.toContainText('van jou')
  await sam.reload()
  await untilOnBoard(sam)
  await untilSaved(sam)
  await untilEqual([noor, sam])
  await expect(notice).not.toContainText('van jou')
})

test('an app that is too old keeps what waits and sends it after loading', async ({ relay, openScreen }) => {
  const { page } = await openScreen(DESKTOP)
  let isTooOld = false
  await page.routeWebSocket(/\/sync\/.*\/canvas/, (socket) => {
    if (isTooOld) void socket.close({ code: 4426, reason: '' })
    else socket.connectToServer()
  })
  await openBoard(page, relay.origin, 'Nieuwe versie')
  await untilSaved(page)
  await relay.kill()
  await writeNote(page, MIDDLE, 'Nog niet verstuurd')
  await untilKept(page, 1)
  isTooOld = true
  await bringBack(relay, [page])
  await expect(page.getByRole('alert')).toContainText('De server heeft een nieuwe versie')
  isTooOld = false
  await page.getByRole('button', { name: 'Laad opnieuw' }).click()
  await untilOnBoard(page)
  await untilSaved(page)
  expect(await texts(page)).toEqual(['Nog niet verstuurd'])
})
