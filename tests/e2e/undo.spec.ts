import { expect, type Page } from '@playwright/test'
import {
  dragShape,
  middleOf,
  shapeOn,
  shownShapes,
  untilEqual,
  untilSaved,
  writeNote,
} from './board-screen.ts'
import { test } from './board-test.ts'
import { openText } from './open-text.ts'
import { gatherTwoPeople } from './two-people.ts'

test('undo takes back what this person did, and leaves the colour, the words and the removal of others', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Terug')
  const pages = [noor.page, sam.page]
  const note = await writeNote(noor.page, { x: 500, y: 300 }, 'Lift')
  const [atFirst] = await untilEqual(pages)
  const yellow = await colorOf(sam.page, note)
  await dragShape(noor.page, note, { x: 120, y: 60 })
  await expect.poll(async () => (await shownShapes(sam.page))[0]?.place).not.toBe(atFirst!.place)
  const [moved] = await untilEqual(pages)

  await test.step('another gives the note a colour and more words', async () => {
    const { x, y } = await middleOf(sam.page, note)
    await sam.page.mouse.click(x, y)
    await sam.page.getByTestId('style.color.red').click()
    await openText(sam.page, note)
    await sam.page.keyboard.press('End')
    await sam.page.keyboard.type(' stuk')
    await sam.page.keyboard.press('Escape')
    await expect(shapeOn(noor.page, note)).toContainText('Lift stuk')
    await expect.poll(() => colorOf(noor.page, note)).not.toBe(yellow)
  })
  const red = await colorOf(sam.page, note)

  await test.step('undo and redo move it, and nothing else', async () => {
    await noor.page.keyboard.press('Control+z')
    await expect.poll(async () => (await shownShapes(sam.page))[0]).toEqual({ ...atFirst, text: 'Lift stuk' })
    await noor.page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => (await shownShapes(sam.page))[0]).toEqual({ ...moved, text: 'Lift stuk' })
    await noor.page.keyboard.press('Control+z')
    await untilSaved(noor.page)
    expect(await untilEqual(pages)).toEqual([{ ...atFirst, text: 'Lift stuk' }])
    for (const page of pages) expect(await colorOf(page, note)).toBe(red)
  })

  await test.step('what another removed stays removed', async () => {
    await sam.page.keyboard.press('Escape')
    const { x, y } = await middleOf(sam.page, note)
    await sam.page.mouse.click(x, y)
    await sam.page.keyboard.press('Delete')
    await expect(shapeOn(noor.page, note)).toHaveCount(0)
    await noor.page.keyboard.press('Control+Shift+z')
    await noor.page.keyboard.press('Control+z')
    await noor.page.keyboard.press('Control+z')
    // What comes after it, and is on both screens, proves that the keys had their time.
    const later = await writeNote(noor.page, { x: 800, y: 500 }, 'Later')
    await expect(shapeOn(sam.page, later)).toHaveCount(1)
    expect((await untilEqual(pages)).map(({ id }) => id)).toEqual([later])
  })
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

function colorOf(page: Page, note: string): Promise<string> {
  return shapeOn(page, note)
    .locator('.tl-note__container')
    .evaluate((element) => getComputedStyle(element).backgroundColor)
}
