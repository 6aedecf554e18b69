import { expect, type Page } from '@playwright/test'
import { createAxe } from './accessibility.ts'
import { joinBoard, middleOf, openBoard, shapeOn, untilEqual, writeNote } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

async function faultsOf(page: Page, part: string): Promise<unknown[]> {
  return (await createAxe(page).include(part).analyze()).violations
}

async function openMenuOf(page: Page, id: string): Promise<void> {
  const { x, y } = await middleOf(page, id)
  await page.mouse.click(x, y, { button: 'right' })
}

test('who wrote a note is told to who asks, for copies and notes that came back too', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Wie schreef dit')
  const id = await writeNote(sam.page, { x: 400, y: 300 }, 'Lift stuk')
  await untilEqual([noor.page, sam.page])
  await expect(noor.page.locator('body')).not.toContainText('Wie schreef dit?')

  const panel = noor.page.getByRole('dialog', { name: 'Wie schreef dit?' })
  await test.step('the menu of the note tells it', async () => {
    await openMenuOf(noor.page, id)
    await noor.page.getByRole('menuitem', { name: 'Toon wie dit schreef' }).click()
    await expect(panel.getByRole('listitem')).toContainText('Lift stuk')
    await expect(panel.getByRole('listitem')).toContainText('Sam')
    expect(await faultsOf(noor.page, '[role="dialog"]')).toEqual([])
  })

  await test.step('a copy is by who copied it', async () => {
    await noor.page.locator('.tl-canvas').focus()
    await noor.page.keyboard.press('Control+d')
    await expect(panel.getByRole('listitem')).toContainText('Noor (jij)')
    await noor.page.keyboard.press('Delete')
    await expect(panel).toContainText('Selecteer een of meer notities.')
  })

  await test.step('after removal and undo by another it is still by its maker', async () => {
    const { x, y } = await middleOf(noor.page, id)
    await noor.page.mouse.click(x, y)
    await noor.page.keyboard.press('Delete')
    await expect(shapeOn(sam.page, id)).toHaveCount(0)
    await noor.page.keyboard.press('Control+z')
    await expect(shapeOn(sam.page, id)).toHaveCount(1)
    await noor.page.mouse.click(x, y)
    await expect(panel.getByRole('listitem')).toContainText('Sam')
    await expect(noor.page.getByText('Opgeslagen op de server').first()).toBeAttached()
  })

  await test.step('also when that person left', async () => {
    await sam.page.context().close()
    await noor.page.reload()
    const { x, y } = await middleOf(noor.page, id)
    await noor.page.mouse.click(x, y)
    await noor.page.getByRole('button', { name: 'Labels', exact: true }).click()
    await noor.page.getByRole('button', { name: 'Toon wie dit schreef' }).click()
    await expect(panel.getByRole('listitem')).toContainText('Sam')
  })
  expect(noor.watch.errors).toEqual([])
})

test('the facilitator says what colours mean, on the screens of all, a phone too', async ({
  relay,
  openScreen,
}) => {
  const noor = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  const links = await openBoard(noor.page, relay.origin, 'Kleuren')
  const phone = await openScreen({ ...PHONE, reducedMotion: 'reduce' })
  await joinBoard(phone.page, links.viewer, 'Kees')
  const legendOn = (page: Page) => page.getByRole('region', { name: 'Kleuren' })
  await expect(phone.page.getByText('Leg de kleuren uit')).toHaveCount(0)

  await noor.page.getByRole('button', { name: 'Leg de kleuren uit' }).click()
  const panel = noor.page.getByRole('dialog', { name: 'Wat betekenen de kleuren?' })
  await panel.getByLabel('geel', { exact: true }).fill('feit')
  await panel.getByLabel('geel', { exact: true }).press('Tab')
  await panel.getByLabel('blauw', { exact: true }).fill('wens van een bewoner')
  await panel.getByLabel('blauw', { exact: true }).press('Enter')
  await expect(legendOn(noor.page).getByRole('listitem')).toHaveText([
    'geel feit',
    'blauw wens van een bewoner',
  ])
  expect(await faultsOf(noor.page, '[role="dialog"]')).toEqual([])
  await noor.page.keyboard.press('Escape')
  expect(await faultsOf(noor.page, 'section[aria-label="Kleuren"]')).toEqual([])

  const theirs = legendOn(phone.page)
  await expect(theirs.getByRole('button')).toHaveCount(1)
  await theirs.getByRole('button', { name: 'Kleuren' }).tap()
  await expect(theirs.getByRole('listitem')).toHaveText(['geel feit', 'blauw wens van een bewoner'])
  expect(await faultsOf(phone.page, 'section[aria-label="Kleuren"]')).toEqual([])

  await noor.page.getByRole('button', { name: 'Verander wat de kleuren betekenen' }).click()
  await panel.getByLabel('geel', { exact: true }).fill('')
  await panel.getByLabel('geel', { exact: true }).press('Enter')
  await expect(theirs.getByRole('listitem')).toHaveText(['blauw wens van een bewoner'])
  expect([...noor.watch.errors, ...phone.watch.errors]).toEqual([])
})
