import { expect } from '@playwright/test'
import { openBoard, shownShapes, untilStill } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { expectCount, findAndDrop, openZones, putNote, unfold } from './template-panel.ts'

for (const [device, options] of [
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const) {
  test(`a facilitator finds the grid, sorts notes, switches and takes it all back on ${device}`, async ({
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
    const panel = await openZones(page, 'Macht en belang')
    for (const name of ['Woningcorporatie', 'Gemeente', 'Wijkteam']) {
      // oxlint-disable-next-line no-await-in-loop -- one note after the other
      await putNote(panel, 'Nauw betrekken', name)
    }
    await putNote(panel, 'In de gaten houden', 'Buurtkrant')
    const before = await shownShapes(page)

    await test.step('a zone tidies its notes and keeps them', async () => {
      await (
        await unfold(panel, 'Nauw betrekken')
      )
        .getByRole('button', { name: 'Leg netjes', exact: true })
        .click()
      await expectCount(panel, 'Nauw betrekken', 3)
    })

    await test.step('on a sibling each note lies in the zone of the same meaning, the others below', async () => {
      await panel.getByRole('button', { name: 'Wissel naar “Wie telt wanneer mee”' }).click()
      const switched = page.getByRole('dialog', { name: 'Vakken van “Wie telt wanneer mee”' })
      await expect(switched.getByRole('status')).toContainText('1 notitie heeft hier geen vak')
      await expectCount(switched, 'Bepalend', 3)
      await untilStill(page)
    })

    await test.step('everything comes back with undo', async () => {
      await page.getByRole('dialog').getByRole('button', { name: 'Sluit' }).click()
      await page.getByTestId('quick-actions.undo').or(page.getByTestId('actions-menu.undo')).first().click()
      const back = await openZones(page, 'Macht en belang')
      await expectCount(back, 'Nauw betrekken', 3)
      await expectCount(back, 'In de gaten houden', 1)
      await page.keyboard.press('Escape')
      await page.getByTestId('quick-actions.undo').first().click()
      await expect(async () => expect(await shownShapes(page)).toEqual(before)).toPass()
      for (let nth = 0; nth < 5; nth++) {
        // oxlint-disable-next-line no-await-in-loop -- one step back after the other
        await page.getByTestId('quick-actions.undo').first().click()
      }
      await expect(async () => expect(await shownShapes(page)).toEqual([])).toPass()
    })
    expect(watch.errors).toEqual([])
  })
}
