import { expect, type Page } from '@playwright/test'
import {
  joinBoard,
  middleOf,
  shownShapes,
  untilEqual,
  untilOnBoard,
  untilSaved,
  writeNote,
} from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

test('a drag is seen to move evenly, or in jumps by who wants no motion, Esc takes it back everywhere, and so does leaving', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam, link } = await gatherTwoPeople({ relay, openScreen }, 'Slepen')
  const note = await writeNote(noor.page, { x: 400, y: 300 }, 'sleep mij')
  const pages = [noor.page, sam.page]
  const atFirst = await untilEqual(pages)
  const from = await middleOf(sam.page, note)

  await test.step('it moves evenly on another screen, and jumps on one without motion', async () => {
    const still = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
    await joinBoard(still.page, link, 'Kees')
    await untilEqual([...pages, still.page])
    const seen = recordMoves(noor.page, note, 250)
    const seenStill = recordMoves(still.page, note, 250)
    await sam.page.mouse.move(from.x, from.y)
    await sam.page.mouse.down()
    for (let step = 1; step <= 60; step += 1) {
      // oxlint-disable-next-line no-await-in-loop -- a hand moves in one order
      await sam.page.mouse.move(from.x + step * STEP_PX, from.y + step * 2)
    }
    const moves = await seen
    // Seventeen samples a second would give a handful of places; a smooth move has one for each painted frame.
    expect(moves.length).toBeGreaterThan(12)
    expect(Math.max(...moves.slice(1).map((moved, nth) => moved - moves[nth]!))).toBeLessThan(100)
    expect(moves.filter(isBetweenSteps)).not.toEqual([])
    expect((await seenStill).filter(isBetweenSteps)).toEqual([])
    await still.page.context().close()
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

/** Of the hand that drags. */
const STEP_PX = 5

/** Where no hand ever was. */
function isBetweenSteps(movedPx: number): boolean {
  return Math.abs(movedPx / STEP_PX - Math.round(movedPx / STEP_PX)) > 0.1
}

/** Watches a shape frame by frame until it has moved `untilPx` to the right. @returns how far each frame showed it */
function recordMoves(page: Page, id: string, untilPx: number): Promise<number[]> {
  return page.evaluate(
    ([shapeId, end]) =>
      new Promise<number[]>((resolve) => {
        const shape = document.querySelector<HTMLElement>(`.tl-shape[data-shape-id="${shapeId}"]`)!
        const readX = () => new DOMMatrix(shape.style.transform).e
        const startX = readX()
        const moves: number[] = []
        function look() {
          const moved = readX() - startX
          if (moved !== moves.at(-1)) moves.push(moved)
          if (moved < end) requestAnimationFrame(look)
          else resolve(moves)
        }
        look()
      }),
    [id, untilPx] as const,
  )
}

/** As when a phone dies: no last word is sent. */
async function killPage(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => undefined)
  await crashed
}
