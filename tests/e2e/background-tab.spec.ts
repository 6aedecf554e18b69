import { expect, type Page } from '@playwright/test'
import { dragShape, middleOf, shapeOn, untilEqual, untilSaved, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

test('a tab in the background sends what was done last and gets all that others do', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Achtergrond')
  const note = await writeNote(sam.page, { x: 500, y: 400 }, 'van plek')
  await expect(shapeOn(noor.page, note)).toBeVisible()
  const before = await untilEqual([noor.page, sam.page])

  const from = await middleOf(noor.page, note)
  await noor.page.mouse.move(from.x, from.y)
  await noor.page.mouse.down()
  await noor.page.mouse.move(from.x + 120, from.y + 90, { steps: 6 })
  // In the middle of the drag, before anything of it was written.
  await hide(noor.page)
  await expect(async () => {
    const place = await shapeOn(sam.page, note).evaluate((shape) => shape.style.transform)
    expect(before.map((shape) => shape.place).join(' ')).not.toContain(place)
  }).toPass()
  await untilSaved(noor.page)

  const written = await writeNote(sam.page, { x: 900, y: 300 }, 'intussen')
  await dragShape(sam.page, written, { x: 60, y: 200 })
  await untilSaved(sam.page)
  await show(noor.page)
  await noor.page.mouse.up()
  await expect(shapeOn(noor.page, written)).toHaveText('intussen')
  await untilEqual([noor.page, sam.page])
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

/**
 * A browser without a screen paints every tab. This is what a page sees of being put away: it is told so, and no
 * frame comes any more.
 */
function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    const paint = window.requestAnimationFrame.bind(window)
    const waiting: FrameRequestCallback[] = []
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    Object.defineProperty(document, 'hidden', { configurable: true, value: true })
    window.requestAnimationFrame = (callback) => waiting.push(callback)
    window.addEventListener(
      'painted again',
      () => {
        window.requestAnimationFrame = paint
        for (const callback of waiting) paint(callback)
      },
      { once: true },
    )
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

function show(page: Page): Promise<void> {
  return page.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState')
    Reflect.deleteProperty(document, 'hidden')
    window.dispatchEvent(new Event('painted again'))
    document.dispatchEvent(new Event('visibilitychange'))
  })
}
