import { expect } from '@playwright/test'
import { untilOnBoard, untilSaved, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

test('[N4] when the browser kills the page, nothing that was called saved is lost', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Gecrasht tabblad')
  const note = await writeNote(noor.page, { x: 500, y: 400 }, 'Dit was opgeslagen')
  await untilSaved(noor.page)
  await expect(sam.page.locator(`.tl-shape[data-shape-id="${note}"]`)).toHaveText('Dit was opgeslagen')

  const address = noor.page.url()
  const crashed = noor.page.waitForEvent('crash')
  const session = await noor.page.context().newCDPSession(noor.page)
  // The answer never comes: who would give it is gone.
  void session.send('Page.crash').catch(() => undefined)
  await crashed

  const again = await noor.page.context().newPage()
  await again.goto(address)
  await untilOnBoard(again)
  await expect(again.locator(`.tl-shape[data-shape-id="${note}"]`)).toHaveText('Dit was opgeslagen')
  const second = await writeNote(again, { x: 800, y: 400 }, 'En verder')
  await expect(sam.page.locator(`.tl-shape[data-shape-id="${second}"]`)).toHaveText('En verder')
  expect(sam.watch.errors).toEqual([])
})
