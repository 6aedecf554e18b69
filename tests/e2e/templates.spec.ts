import { expect, type Page } from '@playwright/test'
import { createAxe } from './accessibility.ts'
import { openBoard, shownShapes, untilSaved, untilStill } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { paste } from './paste.ts'
import { expectCount, findAndDrop, openZones, unfold } from './template-panel.ts'

/** As a spreadsheet puts it on the clipboard: tabs between cells, a heading, some cells empty. */
const TABLE = ['Naam\tKleur\tVak', ...Array.from({ length: 40 }, (_, nth) => rowOf(nth))].join('\r\n')

function rowOf(nth: number): string {
  const zones = ['Nauw betrekken', 'In de gaten houden', '', '']
  return [`Groep ${nth + 1}`, ['geel', 'blauw'][nth % 2], zones[nth % 4]].join('\t')
}

function notesOn(page: Page) {
  return page.locator('.tl-shape[data-shape-type="note"]')
}

async function undo(page: Page): Promise<void> {
  const buttons = ['quick-actions.undo', 'mobile-quick-actions.undo'].map((id) => page.getByTestId(id))
  await buttons[0]!.or(buttons[1]!).first().click()
}

for (const [device, options] of [
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const) {
  test(`a facilitator finds the grid, pastes forty stakeholders, sorts them, switches and takes it all back on ${device}`, async ({
    relay,
    openScreen,
  }) => {
    const { page, watch } = await openScreen({ ...options, reducedMotion: 'reduce' })
    await openBoard(page, relay.origin, 'Wie doet mee')

    await test.step('macht and power both lead to the grid', async () => {
      await page.getByRole('button', { name: 'Sjablonen', exact: true }).click()
      const panel = page.getByRole('dialog', { name: 'Sjablonen' })
      await expect(panel.getByRole('heading', { name: /^Werkatelier 1/ })).toBeVisible()
      for (const query of ['macht', 'power', 'MÁCHT']) {
        // oxlint-disable-next-line no-await-in-loop -- one search after the other
        await panel.getByLabel('Zoek een sjabloon').fill(query)
        // oxlint-disable-next-line no-await-in-loop
        await expect(panel.getByRole('button', { name: /op het bord$/ }).first()).toHaveAccessibleName(
          'Zet “Macht en belang” op het bord',
        )
      }
      await page.keyboard.press('Escape')
    })

    await findAndDrop(page, 'macht', 'Macht en belang')

    await test.step('a table of forty stakeholders becomes notes, in their zones', async () => {
      await paste(page, TABLE)
      const dialog = page.getByRole('dialog', { name: 'Notities maken van wat je plakt' })
      await expect(dialog.getByLabel('Elke rij van de tabel wordt een notitie')).toBeChecked()
      await expect(dialog.getByRole('combobox', { name: 'Kleur' })).toHaveValue('color')
      await expect(dialog.getByRole('status')).toContainText('40 notities')
      expect((await createAxe(page).include('[role="dialog"]').analyze()).violations).toEqual([])
      await dialog.getByRole('button', { name: 'Maak 40 notities' }).click()
      await expect(dialog).toHaveCount(0)
      await untilSaved(page)
    })
    const panel = await openZones(page, 'Macht en belang')
    await expectCount(panel, 'Nauw betrekken', 10)
    await expectCount(panel, 'In de gaten houden', 10)
    const before = await shownShapes(page)

    await test.step('a zone tidies its notes and keeps them', async () => {
      await (
        await unfold(panel, 'Nauw betrekken')
      )
        .getByRole('button', { name: 'Leg netjes', exact: true })
        .click()
      await expectCount(panel, 'Nauw betrekken', 10)
    })

    await test.step('on a sibling each note lies in the zone of the same meaning, the others below', async () => {
      await panel.getByRole('button', { name: 'Wissel naar “Wie telt wanneer mee”' }).click()
      const switched = page.getByRole('dialog', { name: 'Vakken van “Wie telt wanneer mee”' })
      await expect(switched.getByRole('status')).toContainText('10 notities hebben hier geen vak')
      await expectCount(switched, 'Bepalend', 10)
      await untilStill(page)
    })

    await test.step('everything comes back with undo', async () => {
      await page.getByRole('dialog').getByRole('button', { name: 'Sluit' }).click()
      await undo(page)
      const back = await openZones(page, 'Macht en belang')
      await expectCount(back, 'Nauw betrekken', 10)
      await expectCount(back, 'In de gaten houden', 10)
      await page.keyboard.press('Escape')
      await undo(page)
      await expect(async () => expect(await shownShapes(page)).toEqual(before)).toPass()
      await undo(page)
      await expect(notesOn(page)).toHaveCount(0)
      await undo(page)
      await expect(async () => expect(await shownShapes(page)).toEqual([])).toPass()
    })
    expect(watch.errors).toEqual([])
  })
}
