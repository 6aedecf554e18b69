import { expect } from '@playwright/test'
import { openBoard, untilStill } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { findAndDrop, openZones, putNote } from './template-panel.ts'

for (const [device, options] of [
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const) {
  test(`the board asks what is missing and leads there on ${device}`, async ({ relay, openScreen }) => {
    const { page, watch } = await openScreen({ ...options, reducedMotion: 'reduce' })
    await openBoard(page, relay.origin, 'Wat mist er')
    await page.getByRole('button', { name: 'Wat mist er?' }).click()
    const panel = page.getByRole('dialog', { name: 'Wat mist er nog?' })
    await expect(panel.getByText('Er valt nu niets op.')).toBeVisible()
    await panel.getByRole('button', { name: 'Sluit' }).click()

    await findAndDrop(page, 'niveau', 'Triple helix')
    await putNote(await openZones(page, 'Triple helix'), 'Overheid · Strategisch', 'Wethouder')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Wat mist er?' }).click()
    await expect(panel.getByRole('heading', { name: 'Over het hele bord' })).toBeVisible()
    await expect(panel.getByText('Bedrijven staan op geen enkele kaart.')).toBeVisible()
    await expect(panel.getByText('De overheid staat op geen enkele kaart.')).toHaveCount(0)

    const before = await page.locator('.tl-html-layer').first().getAttribute('style')
    await panel.getByRole('button', { name: 'Ga naar Bedrijven · Strategisch' }).first().click()
    await untilStill(page)
    expect(await page.locator('.tl-html-layer').first().getAttribute('style')).not.toBe(before)
    expect(watch.errors).toEqual([])
  })
}
