import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { createAxe } from './accessibility.ts'
import { joinBoard, openBoard, untilOnBoard, untilSaved, untilStill } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { expectCount, findAndDrop, openZones, putNote } from './template-panel.ts'

async function openTemplates(page: Page) {
  await page.getByRole('button', { name: 'Sjablonen', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Sjablonen' })
  await expect(panel).toBeVisible()
  return panel
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)
  await page.mouse.move(...to)
  await page.mouse.up()
}

function drawingsOf(page: Page, words: string) {
  return page.locator('.tl-shape-background[data-shape-type="template"]', { hasText: words })
}

test('a facilitator draws a template, uses it on another board, and takes it along as a file', async ({
  relay,
  openScreen,
}) => {
  const { page, watch } = await openScreen({ ...DESKTOP, viewport: { width: 1440, height: 900 } })
  await openBoard(page, relay.origin, 'Waar het ontstaat')

  await test.step('draws zones and says what they are', async () => {
    const panel = await openTemplates(page)
    await panel.getByRole('button', { name: 'Maak een eigen sjabloon' }).click()
    const maker = page.getByRole('dialog', { name: 'Eigen sjabloon' })
    await expect(maker.getByRole('button', { name: 'Teken of kies eerst een vorm' })).toBeDisabled()
    await maker.getByRole('button', { name: 'Rechthoek' }).click()
    await drag(page, [560, 180], [900, 420])
    await maker.getByRole('button', { name: 'Ring' }).click()
    await drag(page, [960, 180], [1300, 500])
    await maker.getByRole('button', { name: 'Maak vakken van 2 vormen' }).click()
    await expect(maker.getByRole('img', { name: 'Zo wordt het' })).toBeVisible()
    await maker.getByLabel('Naam van vak 1').fill('Wat er is')
    await maker.getByRole('button', { name: 'Bewaar sjabloon' }).click()
    await expect(maker.getByRole('alert').filter({ hasText: 'nog niet bewaard' })).toContainText('Vak 2')
    await maker.getByLabel('Naam van vak 2').fill('Wat er komt')
    await maker.getByLabel('Wijs erop als dit leeg is').nth(1).check()
    await maker.getByLabel('Naam van het sjabloon').fill('Keukentafel')
    await maker.getByLabel('Wat zeg je tegen de groep?').fill('Leg neer wat je hoort.')
    expect((await createAxe(page).include('[role="dialog"]').analyze()).violations).toEqual([])
    await maker.getByRole('button', { name: 'Bewaar sjabloon' }).click()
    const saved = page.getByRole('dialog', { name: 'Sjablonen' })
    await expect(saved.getByRole('button', { name: 'Zet “Keukentafel” op het bord' })).toBeVisible()
    expect((await createAxe(page).include('[role="dialog"]').analyze()).violations).toEqual([])
  })

  const file = await test.step('takes it along as a file', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Bewaar “Keukentafel” als bestand' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('Keukentafel.json')
    return readFile(await download.path(), 'utf8')
  })

  const link =
    await test.step('uses it on another board, where it holds notes and asks what is missing', async () => {
      const { participant } = await openBoard(page, relay.origin, 'Een ander bord')
      await findAndDrop(page, 'keukentafel', 'Keukentafel')
      await expect(drawingsOf(page, 'Wat er komt')).toBeVisible()
      const zones = await openZones(page, 'Keukentafel')
      await putNote(zones, 'Wat er is', 'Buren kennen elkaar')
      await expectCount(zones, 'Wat er is', 1)
      await page.keyboard.press('Escape')
      await untilSaved(page)
      await page.reload()
      await untilOnBoard(page)
      await expect(drawingsOf(page, 'Wat er komt')).toBeVisible()
      return participant
    })

  await test.step('a participant sees it on a phone', async () => {
    const phone = await openScreen(PHONE)
    await joinBoard(phone.page, link, 'Sam')
    await expect(drawingsOf(phone.page, 'Wat er komt')).toBeAttached()
    expect(phone.watch.errors).toEqual([])
  })

  await test.step('a bad file is taken not at all, and says what is wrong where', async () => {
    const panel = await openTemplates(page)
    const bad = JSON.parse(file) as { name: string; zones: { fill: string }[]; size: unknown }
    bad.name = 'Slecht bestand'
    bad.zones[1]!.fill = 'roze'
    bad.size = { w: 'breed', h: 10 }
    await panel.getByLabel('Bestand met een sjabloon').setInputFiles({
      name: 'slecht.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(bad)),
    })
    const alert = panel.getByRole('alert').filter({ hasText: 'niets uit het bestand' })
    await expect(alert).toContainText('Vak 2: deze keuze bestaat niet. zones.1.fill')
    await expect(alert).toContainText('size.w')
    await expect(panel.getByText('Slecht bestand')).toHaveCount(0)
    await panel.getByLabel('Bestand met een sjabloon').setInputFiles({
      name: 'goed.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file.replace('"Keukentafel"', '"Kopie uit bestand"')),
    })
    await expect(panel.getByRole('button', { name: 'Zet “Kopie uit bestand” op het bord' })).toBeVisible()
    await expect(alert).toHaveCount(0)
  })
  expect([...watch.errors, ...watch.foreign]).toEqual([])
})

test('on a phone the facilitator finds an own template and drops it', async ({ relay, openScreen }) => {
  const { page } = await openScreen(PHONE)
  await openBoard(page, relay.origin, 'Onderweg')
  const panel = await openTemplates(page)
  await panel.getByLabel('Bestand met een sjabloon').setInputFiles({
    name: 'tafel.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        format: 'anderhalf-template',
        formatVersion: 1,
        language: 'nl',
        name: 'Tafel onderweg',
        purpose: '',
        instruction: '',
        durationMinutes: 10,
        size: { w: 1600, h: 1000 },
        zonesOverlap: false,
        zones: [
          { id: 'a', name: 'Links', fill: 'we', area: { kind: 'rectangle', x: 0, y: 0, w: 800, h: 1000 } },
          {
            id: 'b',
            name: 'Rechts',
            fill: 'they',
            area: { kind: 'rectangle', x: 800, y: 0, w: 800, h: 1000 },
          },
        ],
        labels: [],
        coverage: [],
      }),
    ),
  })
  await panel.getByRole('button', { name: 'Zet “Tafel onderweg” op het bord' }).click()
  await expect(panel).toHaveCount(0)
  await untilStill(page)
  await expect(drawingsOf(page, 'Rechts')).toBeVisible()
})
