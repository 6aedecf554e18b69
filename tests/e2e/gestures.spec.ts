import { expect, type Page } from '@playwright/test'
import { middleOf, shownShapes, untilEqual, untilOnBoard, untilSaved, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

test('a drag is seen to move evenly, Esc takes it back everywhere, and so does leaving', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Slepen')
  const note = await writeNote(noor.page, { x: 400, y: 300 }, 'sleep mij')
  const pages = [noor.page, sam.page]
  const atFirst = await untilEqual(pages)
  const from = await middleOf(sam.page, note)

  await test.step('it moves evenly on the other screen', async () => {
    const seen = recordPlaces(noor.page, note, from.x + 250)
    await sam.page.mouse.move(from.x, from.y)
    await sam.page.mouse.down()
    for (let step = 1; step <= 60; step += 1) {
      // oxlint-disable-next-line no-await-in-loop -- a hand moves in one order
      await sam.page.mouse.move(from.x + step * 5, from.y + step * 2)
    }
    const { places, longestStep } = await seen
    // Seventeen samples a second would give a handful of places; a smooth move has one for each painted frame.
    expect(places).toBeGreaterThan(12)
    expect(longestStep).toBeLessThan(100)
  })

  await test.step('Esc in the middle takes it back on both screens', async () => {
    await sam.page.keyboard.press('Escape')
    await expect(async () => expect(await untilEqual(pages)).toEqual(atFirst)).toPass()
    await sam.page.mouse.up()
    await untilSaved(sam.page)
    expect(await untilEqual(pages)).toEqual(atFirst)
  })

  await test.step('who is cut off in the middle leaves it where the server knows it', async () => {
    await sam.page.mouse.move(from.x, from.y)
    await sam.page.mouse.down()
    await sam.page.mouse.move(from.x + 160, from.y + 40, { steps: 4 })
    await expect.poll(async () => (await middleOf(noor.page, note)).x).toBeGreaterThan(from.x + 100)
    await killPage(sam.page)
    await expect(noor.page.getByRole('button', { name: '1 persoon op het bord' })).toBeVisible()
    const fresh = await noor.page.context().newPage()
    await fresh.goto(noor.page.url())
    await untilOnBoard(fresh)
    await expect(fresh.locator('.tl-shape[data-shape-type="note"]')).toHaveText('sleep mij')
    const known = await shownShapes(fresh)
    await expect.poll(() => shownShapes(noor.page)).toEqual(known)
  })
  expect(noor.watch.errors).toEqual([])
})

test('a stroke is seen while it is drawn, and can be undone, copied and erased by its bits', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Tekenen')
  const strokes = (page: Page) => page.locator('.tl-shape[data-shape-type="draw"]')
  const inkOn = async (page: Page) => (await strokes(page).locator('path').first().getAttribute('d')) ?? ''

  await sam.page.keyboard.press('d')
  await sam.page.mouse.move(300, 300)
  await sam.page.mouse.down()
  await sam.page.mouse.move(400, 420, { steps: 12 })
  await expect(strokes(noor.page)).toHaveCount(1)
  const early = (await inkOn(noor.page)).length
  await sam.page.mouse.move(560, 260, { steps: 12 })
  await expect.poll(async () => (await inkOn(noor.page)).length).toBeGreaterThan(early)
  await sam.page.mouse.up()
  await untilSaved(sam.page)
  await expect.poll(async () => (await inkOn(noor.page)) === (await inkOn(sam.page))).toBe(true)
  const drawn = await inkOn(sam.page)

  await test.step('a reloaded page reads the same line', async () => {
    await noor.page.reload()
    await expect.poll(() => inkOn(noor.page)).toBe(drawn)
  })
  await test.step('undo and redo', async () => {
    await sam.page.keyboard.press('Control+z')
    await expect(strokes(noor.page)).toHaveCount(0)
    await sam.page.keyboard.press('Control+Shift+z')
    await expect.poll(() => inkOn(noor.page)).toBe(drawn)
  })
  await test.step('duplicate, then erase one', async () => {
    await sam.page.keyboard.press('v')
    await sam.page.keyboard.press('Control+a')
    await sam.page.keyboard.press('Control+d')
    await expect(strokes(noor.page)).toHaveCount(2)
    await sam.page.keyboard.press('Delete')
    await expect(strokes(noor.page)).toHaveCount(1)
    await sam.page.keyboard.press('e')
    await sam.page.mouse.move(380, 340)
    await sam.page.mouse.down()
    await sam.page.mouse.move(400, 480, { steps: 8 })
    await sam.page.mouse.up()
    await expect(strokes(noor.page)).toHaveCount(0)
  })
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

interface SeenMove {
  /** Different places in which frames were painted. */
  readonly places: number
  readonly longestStep: number
}

/** Watches a shape frame by frame until its middle has passed `untilX`. */
function recordPlaces(page: Page, id: string, untilX: number): Promise<SeenMove> {
  return page.evaluate(
    ([shapeId, end]) =>
      new Promise<SeenMove>((resolve) => {
        const shape = document.querySelector(`.tl-shape[data-shape-id="${shapeId}"]`)!
        const xs: number[] = []
        function look() {
          const { x, width } = shape.getBoundingClientRect()
          const middle = x + width / 2
          if (middle !== xs.at(-1)) xs.push(middle)
          if (middle < end) return void requestAnimationFrame(look)
          const steps = xs.slice(1).map((at, index) => at - xs[index]!)
          resolve({ places: xs.length, longestStep: Math.max(...steps) })
        }
        look()
      }),
    [id, untilX] as const,
  )
}

/** As when a phone dies: no last word is sent. */
async function killPage(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => undefined)
  await crashed
}
