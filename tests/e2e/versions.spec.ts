import { RECORDS_MAP } from '@anderhalf/board-model'
import { expect, type Page } from '@playwright/test'
import { createAxe } from './accessibility.ts'
import { joinAsProgram, openCanvas } from './board-client.ts'
import { joinBoard, openBoard, untilSaved } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { bringBack } from './offline-screen.ts'
import { paste } from './paste.ts'

const NOTES = 12

test('[Y14] what one person deleted is back after three clicks, and a whole board becomes as it was, also on a phone', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Alles weg')
  await paste(noor, Array.from({ length: NOTES }, (_, at) => `- idee ${at}`).join('\n'))
  await noor.getByRole('button', { name: `Maak ${NOTES} notities` }).click()
  await untilSaved(noor)
  const { page: els } = await openScreen(PHONE)
  await joinBoard(els, links.facilitator, 'Els')
  // A version is kept every five minutes, and when the relay is stopped.
  await relay.stop()
  await bringBack(relay, [noor, els])
  const { boardId, token } = await joinAsProgram(links.participant, 'Sam')
  const sam = await openCanvas(relay.origin, boardId, token)
  const records = sam.doc.getMap(RECORDS_MAP)
  const shapeIds = () => sam.recordIds().filter((id) => id.startsWith('shape:'))

  await test.step('one participant deletes everything', async () => {
    sam.doc.transact(() => shapeIds().forEach((id) => records.delete(id)))
    await Promise.all([noor, els].map((page) => expect(notesOn(page)).toHaveCount(0)))
  })

  await test.step('the facilitator has it back with three clicks', async () => {
    const clicks = await countClicks(noor)
    await noor.getByRole('button', { name: 'Meer opties' }).click()
    await noor.getByRole('menuitem', { name: 'Eerdere versies' }).click()
    await noor.getByRole('button', { name: `Zet ${NOTES} onderdelen terug` }).click()
    const panel = noor.getByRole('dialog', { name: 'Eerdere versies van dit bord' })
    await expect(panel.getByRole('status')).toContainText(`${NOTES} onderdelen staan weer op het bord.`)
    expect(await clicks()).toBe(3)
    await expect(panel.getByRole('status')).toBeFocused()
    await Promise.all([noor, els].map((page) => expect(notesOn(page)).toHaveCount(NOTES)))
    await expect.poll(() => shapeIds().length).toBe(NOTES)
    // What the board was before is a version as well.
    await expect(panel.getByRole('button', { name: /0 onderdelen$/ })).toBeVisible()
    await noor.keyboard.press('Escape')
    await expect(noor.getByRole('button', { name: 'Meer opties' })).toBeFocused()
  })

  await test.step('by keys the panel opens with the focus in it, and gives it back', async () => {
    const panel = noor.getByRole('dialog', { name: 'Eerdere versies van dit bord' })
    await noor.keyboard.press('Enter')
    await noor.getByRole('menuitem', { name: 'Eerdere versies' }).press('Enter')
    await expect(panel.locator(':focus')).toHaveCount(1)
    const newest = panel.getByRole('button', { name: /0 onderdelen$/ })
    await expect(newest).toBeVisible()
    await noor.keyboard.press('Tab')
    await expect(newest).toBeFocused()
    await noor.keyboard.press('Escape')
    await expect(noor.getByRole('button', { name: 'Meer opties' })).toBeFocused()
  })

  await test.step('on a phone the board becomes as it was, without what came since', async () => {
    await paste(noor, 'later erbij')
    await expect(notesOn(els)).toHaveCount(NOTES + 1)
    await els.getByRole('button', { name: 'Meer opties' }).tap()
    await els.getByRole('menuitem', { name: 'Eerdere versies' }).tap()
    const panel = els.getByRole('dialog', { name: 'Eerdere versies van dit bord' })
    await panel.getByRole('button', { name: new RegExp(` ${NOTES} onderdelen$`) }).tap()
    await expect(panel.getByText('1 onderdeel is erbij gekomen.')).toBeVisible()
    const { violations } = await createAxe(els).include('[role="dialog"]').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await panel.getByRole('button', { name: 'Maak het hele bord zoals toen' }).tap()
    await expect(panel.getByRole('status')).toContainText('Het bord is weer zoals toen.')
    await Promise.all([noor, els].map((page) => expect(notesOn(page)).toHaveCount(NOTES)))
  })
  sam.close()
})

function notesOn(page: Page) {
  return page.locator('.tl-shape[data-shape-type="note"], .tl-shape[data-shape-type="text"]')
}

/** @returns reads how often a person pressed since */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['clicks'] = '0'
    document.addEventListener('pointerdown', () => (document.documentElement.dataset['clicks'] += '1'), true)
  })
  return async () => (await page.locator('html').getAttribute('data-clicks'))!.length - 1
}
