import { expect } from '@playwright/test'
import { middleOf, dragShape, dropTemplate, openBoard, untilStill, writeNote } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

test('a seat that is moved too near to another is warned of, with the metres, until it keeps its distance', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  await openBoard(page, relay.origin, 'Wonen in de wijk')
  await dropTemplate(page, 'Zaal op anderhalve meter')
  await untilStill(page)
  const first = await writeNote(page, { x: 660, y: 450 }, 'Anne')
  const second = await writeNote(page, { x: 900, y: 450 }, 'Bram')
  const warning = page.locator('span', { hasText: /^\d(,\d)? meter$/ })
  await expect(warning).toHaveCount(0)

  const [one, other] = [await middleOf(page, first), await middleOf(page, second)]
  await dragShape(page, second, { x: one.x - other.x + 60, y: 0 })
  await expect(warning).toBeVisible()
  await dragShape(page, second, { x: 200, y: 0 })
  await expect(warning).toHaveCount(0)
})
