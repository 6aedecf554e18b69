import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { joinBoard, openBoard } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'

const STAKEHOLDERS = Array.from({ length: 40 }, (_, nth) => `Groep ${nth + 1}`)
/** As a spreadsheet puts it on the clipboard: tabs between cells, a heading, some cells empty. */
const TABLE = ['Naam\tKleur\tVak', ...STAKEHOLDERS.map((name, nth) => rowOf(name, nth))].join('\r\n')

function rowOf(name: string, nth: number): string {
  return [name, ['geel', 'blauw'][nth % 2], nth % 4 === 0 ? 'Nauw betrekken' : ''].join('\t')
}

/** As the browser does when somebody presses Ctrl+V or holds a finger on the screen. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

function notesOn(page: Page) {
  return page.locator('.tl-shape[data-shape-type="note"]')
}

for (const [device, options] of [
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const) {
  test(`a table of forty stakeholders becomes notes on ${device}, and one undo takes them back`, async ({
    relay,
    openScreen,
  }) => {
    const { page, watch } = await openScreen(options)
    await openBoard(page, relay.origin, 'Wonen in de wijk', ['stakeholder-grid/power-interest'])
    await paste(page, TABLE)
    const dialog = page.getByRole('dialog', { name: 'Notities maken van wat je plakt' })
    await expect(dialog.getByLabel('Elke rij van de tabel wordt een notitie')).toBeChecked()
    await expect(dialog.getByRole('combobox', { name: 'Kleur' })).toHaveValue('color')
    await expect(dialog.getByRole('status')).toContainText('40 notities')
    expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([])

    await dialog.getByRole('button', { name: 'Maak 40 notities' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText('Opgeslagen op de server').first()).toBeAttached()
    await page
      .getByTestId('quick-actions.undo')
      .or(page.getByTestId('mobile-quick-actions.undo'))
      .first()
      .click()
    await expect(notesOn(page)).toHaveCount(0)
    await page
      .getByTestId('quick-actions.redo')
      .or(page.getByTestId('mobile-quick-actions.redo'))
      .first()
      .click()
    await expect(notesOn(page).filter({ hasText: /^Groep 1$/ })).toHaveCount(1)
    expect(watch.errors).toEqual([])
    expect(watch.foreign).toEqual([])
  })
}

test('pasted lines become notes for everybody, one line stays what it was, and cancel leaves nothing', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  const links = await openBoard(page, relay.origin, 'Wonen in de wijk')
  const { page: other } = await openScreen(DESKTOP)
  await joinBoard(other, links.participant, 'Bram')

  await paste(page, '- Wijkteam\n- Corporatie\n- Bewoners')
  await page.getByRole('button', { name: 'Annuleer' }).click()
  await expect(notesOn(page)).toHaveCount(0)
  await paste(page, '- Wijkteam\n- Corporatie\n- Bewoners')
  await page.getByRole('button', { name: 'Maak 3 notities' }).click()
  await expect(notesOn(other)).toHaveCount(3)
  await expect(notesOn(other).filter({ hasText: 'Corporatie' })).toHaveCount(1)
  await expect(notesOn(other).filter({ hasText: '-' })).toHaveCount(0)

  await page.keyboard.press('Escape')
  await paste(page, 'Eén zin')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(other.locator('.tl-shape[data-shape-type="text"]')).toHaveCount(1)
})
