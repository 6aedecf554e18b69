import { expect, type Page } from '@playwright/test'
import { middleOf, shapeOn, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { openText } from './open-text.ts'
import { gatherTwoPeople } from './two-people.ts'

// Told apart by their letters, wherever each caret stands.
const LETTERS_OF_NOOR = 'debuskomtvandaagtelaat'
const LETTERS_OF_SAM = 'OOKOPZONDAG'

test('two people type in one note at once, see each other there, and undo only their own words', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Samen schrijven')
  const note = await writeNote(noor.page, { x: 640, y: 400 }, '-')
  await Promise.all([openText(noor.page, note), openText(sam.page, note)])

  await Promise.all([
    noor.page.keyboard.type(LETTERS_OF_NOOR, { delay: 25 }),
    sam.page.keyboard.type(LETTERS_OF_SAM, { delay: 35 }),
  ])
  await expect(noor.page.locator('.shared-caret-name', { hasText: 'Sam' })).toBeVisible()
  const all = { noor: LETTERS_OF_NOOR, sam: LETTERS_OF_SAM }
  await expect.poll(() => lettersIn(noor.page, note)).toEqual(all)
  await expect.poll(() => lettersIn(sam.page, note)).toEqual(all)

  await sam.page.keyboard.press('Control+z')
  await expect
    .poll(async () => (await lettersIn(noor.page, note)).sam.length)
    .toBeLessThan(LETTERS_OF_SAM.length)
  expect((await lettersIn(noor.page, note)).noor).toBe(LETTERS_OF_NOOR)
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

/** What each has written in a note, without the names at the carets. */
async function lettersIn(page: Page, note: string): Promise<{ noor: string; sam: string }> {
  const text = await shapeOn(page, note)
    .locator('[contenteditable="true"]')
    .evaluate((shown) => {
      const copy = shown.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.shared-caret')) caret.remove()
      return copy.textContent
    })
  return { noor: text.replaceAll(/[^a-z]/g, ''), sam: text.replaceAll(/[^A-Z]/g, '') }
}

test('words typed into a note that another person deletes are offered back', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Niets kwijt')
  const note = await writeNote(noor.page, { x: 640, y: 400 }, 'Buurthuis')
  await openText(sam.page, note)
  await sam.page.keyboard.type(' open op zondag', { delay: 25 })

  const at = await middleOf(noor.page, note)
  await noor.page.mouse.click(at.x, at.y)
  await noor.page.keyboard.press('Delete')
  const offer = sam.page.getByRole('alert').filter({ hasText: 'Iemand anders haalde weg' })
  await expect(offer).toContainText('open op zondag')
  // To the canvas these are shortcuts: the eraser, a press of it, a rectangle.
  await pressUnawares(sam.page, ' e, r')
  await expect(offer).toContainText('open op zondag e, r')
  await expect(sam.page.getByTestId('tools.select')).toHaveAttribute('aria-pressed', 'true')
  await offer.getByRole('button', { name: 'Zet op een nieuwe notitie' }).click()
  await expect(offer).toHaveCount(0)
  for (const { page } of [noor, sam]) {
    // oxlint-disable-next-line no-await-in-loop
    await expect(page.locator('.tl-shape[data-shape-type="note"]')).toContainText('open op zondag')
    // oxlint-disable-next-line no-await-in-loop
    await expect(page.locator(`.tl-shape[data-shape-id="${note}"]`)).toHaveCount(0)
  }
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

/** Keys of a hand that did not see yet that its text is gone: as old as the page, so that no pause lies before them. */
async function pressUnawares(page: Page, letters: string): Promise<void> {
  await page.evaluate((keys) => {
    for (const key of keys) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(event, 'timeStamp', { value: 0 })
      document.body.dispatchEvent(event)
    }
  }, letters.split(''))
}
