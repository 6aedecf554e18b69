import { expect, type Locator, type Page } from '@playwright/test'
import { untilStill } from './board-screen.ts'

/** Finds a template by what somebody might call it, and puts it on the board. */
export async function findAndDrop(page: Page, query: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sjablonen', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Sjablonen' })
  await panel.getByLabel('Zoek een sjabloon').fill(query)
  await expect(panel.getByRole('status').filter({ hasText: 'gevonden' })).toBeVisible()
  await panel.getByRole('button', { name: `Zet “${name}” op het bord` }).click()
  if (await panel.isVisible()) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await untilStill(page)
}

/** Opens the panel with the zones of a template, through the list of templates: as the keyboard does. */
export async function openZones(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Sjablonen', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Vakken en notities van “${name}”` })
    .click()
  const panel = page.getByRole('dialog', { name: `Vakken van “${name}”` })
  await expect(panel).toBeVisible()
  await untilStill(page)
  return panel
}

/** A zone of the open panel, unfolded. */
export async function unfold(panel: Locator, zone: string): Promise<Locator> {
  const opener = panel.getByRole('button', { name: new RegExp(`^${zone} \\d`) })
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click()
  return panel.getByRole('group', { name: zone, exact: true })
}

export async function putNote(panel: Locator, zone: string, words: string): Promise<void> {
  const inside = await unfold(panel, zone)
  await inside.getByRole('textbox').first().fill(words)
  await inside.getByRole('button', { name: 'Leg neer' }).click()
  await expect(inside.getByRole('button', { name: words, exact: true })).toBeVisible()
}

/** How many notes the panel counts in a zone. */
export async function expectCount(panel: Locator, zone: string, count: number): Promise<void> {
  const text = count === 1 ? '1 notitie' : `${count} notities`
  await expect(panel.getByRole('button', { name: `${zone} ${text}`, exact: true })).toBeVisible()
}
