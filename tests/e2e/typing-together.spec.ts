import { expect, type Page } from '@playwright/test'
import {
  joinBoard,
  makeBoard,
  middleOf,
  readLink,
  shapeOn,
  untilOnBoard,
  untilStill,
  writeNote,
} from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

const WORDS_OF_NOOR = 'de bus komt te laat'
const WORDS_OF_SAM = 'OOK OP ZONDAG'

test('two people type in one note at once, see each other there, and undo only their own words', async ({
  relay,
  openScreen,
}) => {
  const noor = await openScreen(DESKTOP)
  const sam = await openScreen(DESKTOP)
  await makeBoard(noor.page, relay.origin, 'Samen schrijven', 'Leeg bord')
  await noor.page.getByLabel('Hoe heet je?').fill('Noor')
  await noor.page.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(noor.page)
  await joinBoard(sam.page, await readLink(noor.page, 'Link voor deelnemers'), 'Sam')
  const note = await writeNote(noor.page, { x: 640, y: 400 }, '-')
  await Promise.all([openText(noor.page, note), openText(sam.page, note)])

  // Each at an own end, so that the words can be told apart afterwards.
  await sam.page.keyboard.press('Control+Home')
  await noor.page.keyboard.press('Control+End')
  await Promise.all([
    noor.page.keyboard.type(WORDS_OF_NOOR, { delay: 25 }),
    sam.page.keyboard.type(WORDS_OF_SAM, { delay: 35 }),
  ])
  await expect(noor.page.locator('.shared-caret-name', { hasText: 'Sam' })).toBeVisible()
  await expect.poll(() => wordsIn(noor.page, note)).toBe(`${WORDS_OF_SAM}-${WORDS_OF_NOOR}`)
  await expect.poll(() => wordsIn(sam.page, note)).toBe(`${WORDS_OF_SAM}-${WORDS_OF_NOOR}`)

  await sam.page.keyboard.press('Control+z')
  await expect.poll(() => wordsIn(sam.page, note)).toBe(`-${WORDS_OF_NOOR}`)
  await expect.poll(() => wordsIn(noor.page, note)).toBe(`-${WORDS_OF_NOOR}`)
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

async function openText(page: Page, note: string): Promise<void> {
  await expect(shapeOn(page, note)).toBeVisible()
  await untilStill(page)
  const at = await middleOf(page, note)
  await page.mouse.dblclick(at.x, at.y)
  await expect(shapeOn(page, note).locator('[contenteditable="true"]')).toBeFocused()
}

/** The letters of a note without the names of those who write in it. */
function wordsIn(page: Page, note: string): Promise<string> {
  return shapeOn(page, note)
    .locator('[contenteditable="true"]')
    .evaluate((text) => {
      const copy = text.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.shared-caret')) caret.remove()
      return copy.textContent.replaceAll('\u00A0', ' ')
    })
}
