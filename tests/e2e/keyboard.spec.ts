import { expect, type Page } from '@playwright/test'
import { shownShapes, untilOnBoard } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

/** Presses Tab until the named button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(button).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

test('a board is made, named, filled and shared without a mouse', async ({ relay, openScreen }) => {
  const { page, watch } = await openScreen(DESKTOP)
  await page.goto(relay.origin)
  await page.getByLabel('Waar gaat het over?').focus()
  await page.keyboard.type('Alleen toetsen')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: /^Innovatiespectrum/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Alleen toetsen' })).toBeVisible()
  await page.getByLabel('Hoe heet je?').focus()
  await page.keyboard.type('Noor')
  await page.keyboard.press('Enter')
  await untilOnBoard(page)

  await test.step('letters in the title are letters, not tools', async () => {
    await tabTo(page, 'Alleen toetsen')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Naam van het bord')).toBeFocused()
    await page.keyboard.type('Een dag rond')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Een dag rond' })).toBeVisible()
    await expect(page.getByTestId('tools.select')).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('a template is dropped from its panel, and the panel gives the focus back', async () => {
    const before = (await shownShapes(page)).length
    await tabTo(page, 'Sjablonen')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Zet “Macht en belang” op het bord')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'staat op het bord' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Sjablonen' })).toBeFocused()
    expect((await shownShapes(page)).length).toBeGreaterThan(before)
  })

  await test.step('one panel at a time', async () => {
    await tabTo(page, 'Delen')
    await page.keyboard.press('Space')
    await expect(page.getByRole('dialog', { name: 'Haal anderen erbij' })).toBeVisible()
    await page.getByRole('button', { name: '1 persoon op het bord' }).click()
    await expect(page.getByRole('dialog', { name: 'Wie is er' })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(1)
  })
  expect(watch.errors).toEqual([])
})
