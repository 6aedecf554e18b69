import { expect, type Page } from '@playwright/test'
import { joinBoard, openBoard } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { paste } from './paste.ts'

function notesOn(page: Page) {
  return page.locator('.tl-shape[data-shape-type="note"]')
}

test('pasted lines become notes for everybody, one line stays what it was, and cancel leaves nothing', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  const links = await openBoard(page, relay.origin, 'Wonen in de wijk')
  const { page: other } = await openScreen(DESKTOP)
  await joinBoard(other, links.participant, 'Bram')

  await paste(page, 'Wijkteam\tgeel\nCorporatie\tblauw')
  await expect(page.getByRole('radio', { name: 'Elke rij van de tabel wordt een notitie' })).toBeFocused()
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
