import { expect } from '@playwright/test'
import { openBoard, shownShapes, untilOnBoard } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

test('the language switches live, in the chrome, in the canvas engine and in the templates', async ({
  relay,
  openScreen,
}) => {
  const { page, watch } = await openScreen(DESKTOP)
  await openBoard(page, relay.origin, 'Twee talen', ['systemic-context/rings'])
  await expect(page.getByText('politieke arena')).toBeAttached()
  const before = (await shownShapes(page)).map(({ id, place }) => ({ id, place }))

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByText('political arena')).toBeAttached()
  await expect(page.getByText('politieke arena')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible()
  await expect(page.getByText('Saved on the server')).toBeVisible()
  await expect(page.getByTestId('tools.note')).toHaveAttribute('aria-label', /^Note/)
  expect((await shownShapes(page)).map(({ id, place }) => ({ id, place }))).toEqual(before)

  await page.reload()
  await untilOnBoard(page)
  await expect(page.getByText('political arena')).toBeAttached()
  expect(watch.errors).toEqual([])
})

test('the tools of the canvas are named in Dutch also where the texts of the engine do not come', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  await page.route(/\/assets\/(main|nl)-[^/]*\.json$/, (route) => route.abort())
  await openBoard(page, relay.origin, 'Slecht bereik')
  await expect(page.getByTestId('tools.note')).toHaveAttribute('aria-label', /^Notitie/)
  await expect(page.getByTestId('tools.hand')).toHaveAttribute('aria-label', /^Hand: het bord verschuiven/)
})
