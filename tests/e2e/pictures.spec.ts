import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { openBoard, untilSaved, writeNote } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

test('few words fill their note, and a picture of the board has its tags and what its colours mean', async ({
  relay,
  openScreen,
}) => {
  const { page, watch } = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  await openBoard(page, relay.origin, 'Een plaatje')
  const long =
    'Wie van ver komt, weet niet waar de ingang is, en vraagt het dan ook aan niemand meer dit jaar'
  const many = await writeNote(page, { x: 860, y: 400 }, long)
  const few = await writeNote(page, { x: 560, y: 400 }, 'Lift stuk')
  const sizeOf = (id: string) =>
    page
      .locator(`[data-shape-id="${id}"] .tl-text-label__inner`)
      .evaluate((label) => parseFloat(getComputedStyle(label).fontSize))
  expect(await sizeOf(few)).toBeGreaterThan(1.5 * (await sizeOf(many)))

  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  await page.getByLabel('Nieuw label').fill('toegang')
  await page.getByLabel('Nieuw label').press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Leg de kleuren uit' }).click()
  await page.getByLabel('lichtgeel', { exact: true }).fill('klacht')
  await page.getByLabel('lichtgeel', { exact: true }).press('Enter')
  await expect(page.getByRole('region', { name: 'Kleuren' })).toContainText('klacht')
  await page.keyboard.press('Escape')
  await untilSaved(page)

  await page.getByTestId('main-menu.button').click()
  await page.getByRole('menuitem', { name: 'Alles exporteren als' }).press('ArrowRight')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'SVG', exact: true }).click(),
  ])
  const svg = await readFile(await download.path(), 'utf8')
  expect(svg).toContain('>toegang</text>')
  expect(svg).toContain('>lichtgeel: klacht</text>')
  expect(watch.errors).toEqual([])
})
