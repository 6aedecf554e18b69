import { expect, type Locator, type Page } from '@playwright/test'
import { createAxe } from './accessibility.ts'
import { joinBoard, middleOf, untilEqual, writeNote } from './board-screen.ts'
import { PHONE, test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

async function openTags(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Labels' })
  await expect(panel).toBeVisible()
  return panel
}

async function addTag(panel: Locator, tag: string): Promise<void> {
  await panel.getByLabel('Nieuw label').fill(tag)
  await panel.getByLabel('Nieuw label').press('Enter')
  await expect(panel.getByRole('button', { name: `Haal “${tag}” weg` })).toBeVisible()
}

async function pick(page: Page, id: string): Promise<void> {
  const { x, y } = await middleOf(page, id)
  if (page.viewportSize()!.width < 600) await page.touchscreen.tap(x, y)
  else await page.mouse.click(x, y)
}

function shownTags(page: Page): Promise<string[]> {
  return page.locator('[class*="_chips_"][aria-hidden] > span').allTextContents()
}

test('two people tag one note at once and both keep theirs; a third finds it by its tag on a phone', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam, link } = await gatherTwoPeople({ relay, openScreen }, 'Korte woorden')
  const first = await writeNote(noor.page, { x: 560, y: 300 }, 'Lift stuk')
  const second = await writeNote(noor.page, { x: 860, y: 300 }, 'Donkere straat')
  await untilEqual([noor.page, sam.page])

  await test.step('each with the keyboard, on the same note', async () => {
    await Promise.all([pick(noor.page, first), pick(sam.page, first)])
    const [hers, his] = await Promise.all([openTags(noor.page), openTags(sam.page)])
    await Promise.all([addTag(hers, 'Wonen'), addTag(his, 'techniek')])
    await expect(hers.getByRole('button', { name: 'Haal “techniek” weg' })).toBeVisible()
    await expect(his.getByRole('button', { name: 'Haal “Wonen” weg' })).toBeVisible()
    expect(await shownTags(sam.page)).toEqual(['techniek', 'Wonen'])
    expect((await createAxe(noor.page).include('[role="dialog"]').analyze()).violations).toEqual([])
  })

  await test.step('what is on the board is offered, to several notes at once, and undo takes it back', async () => {
    const panel = noor.page.getByRole('dialog', { name: 'Labels' })
    await noor.page.mouse.click(660, 560)
    await noor.page.keyboard.press('Control+a')
    await panel.getByRole('button', { name: 'Voeg “Wonen” toe' }).click()
    await expect(panel.getByRole('button', { name: 'Wonen 2 notities' })).toBeVisible()
    await noor.page.keyboard.press('Control+z')
    await expect(panel.getByRole('button', { name: 'Wonen 1 notitie' })).toBeVisible()
    await noor.page.keyboard.press('Control+Shift+z')
    await expect(panel.getByRole('button', { name: 'Wonen 2 notities' })).toBeVisible()
    await panel.getByRole('button', { name: 'Haal “techniek” weg' }).click()
    await expect.poll(() => shownTags(sam.page)).toEqual(['Wonen', 'Wonen'])
  })

  await test.step('on a phone a note gets a tag, and those with it stand out there alone', async () => {
    const phone = await openScreen({ ...PHONE, reducedMotion: 'reduce' })
    await joinBoard(phone.page, link, 'Kees')
    await pick(phone.page, second)
    const panel = await openTags(phone.page)
    await addTag(panel, 'veilig')
    await panel.getByRole('button', { name: 'veilig 1 notitie' }).tap()
    await panel.getByRole('button', { name: 'Sluit' }).tap()
    const status = phone.page.getByRole('status').filter({ hasText: 'Label “veilig”' })
    await expect(status).toHaveText('Label “veilig”: 1 notitie')
    expect(
      (
        await createAxe(phone.page)
          .exclude('.tl-container .tlui-layout')
          .withTags(['wcag2a', 'wcag2aa'])
          .analyze()
      ).violations,
    ).toEqual([])
    await expect(sam.page.getByText('Label “veilig”')).toHaveCount(0)
    await phone.page.getByRole('button', { name: 'Toon alles' }).tap()
    await expect(status).toHaveCount(0)
    await expect.poll(() => shownTags(sam.page)).toEqual(['Wonen', 'veilig', 'Wonen'])
    expect(phone.watch.errors).toEqual([])
  })
  expect([...noor.watch.errors, ...sam.watch.errors]).toEqual([])
})
