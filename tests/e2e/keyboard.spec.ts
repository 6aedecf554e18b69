import { expect, type Locator, type Page } from '@playwright/test'
import { dropTemplate, openBoard, shownShapes, untilOnBoard } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

/** Presses Tab until the named button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(button).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

test('a board is made, named, filled and shared without a mouse', async ({ relay, openScreen }) => {
  const { page, watch } = await openScreen(DESKTOP)
  await page.goto(relay.origin)
  await page.getByLabel('Waar gaat het over?').focus()
  await page.keyboard.type('Alleen toetsen')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: /^Innovatiespectrum/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Alleen toetsen' })).toBeVisible()
  await page.getByLabel('Hoe heet je?').focus()
  await page.keyboard.type('Noor')
  await page.keyboard.press('Enter')
  await untilOnBoard(page)

  await test.step('letters in the title are letters, not tools', async () => {
    await tabTo(page, 'Alleen toetsen')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Naam van het bord')).toBeFocused()
    await page.keyboard.type('Een dag rond')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Een dag rond' })).toBeVisible()
    await expect(page.getByTestId('tools.select')).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('a template is dropped from its panel, and the panel gives the focus back', async () => {
    const before = (await shownShapes(page)).length
    await tabTo(page, 'Sjablonen')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Zet “Macht en belang” op het bord')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'staat op het bord' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Sjablonen' })).toBeFocused()
    expect((await shownShapes(page)).length).toBeGreaterThan(before)
  })

  await test.step('a note and a text are begun where the board is in sight, beside each other', async () => {
    await tabTo(page, 'Ga naar het bord')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('application')).toBeFocused()
    for (const [tool, words] of [
      ['n', 'Zonder muis'],
      ['n', 'Nog een'],
      ['t', 'Losse tekst'],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one hand on the keyboard
      await page.keyboard.press(tool)
      await page.keyboard.press('Enter')
      await expect(page.locator('.tl-shape [contenteditable="true"]')).toBeFocused()
      await page.keyboard.type(words)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.locator('.tl-shape').getByText(words, { exact: true })).toBeInViewport()
      // oxlint-enable no-await-in-loop
    }
    const written = (await shownShapes(page)).filter(({ type }) => type === 'note' || type === 'text')
    expect(new Set(written.map(({ place }) => place)).size).toBe(3)
  })

  await test.step('what has the focus is outlined, within the canvas as well', async () => {
    await tabTo(page, 'Meer opties')
    await expect(page.getByRole('button', { name: 'Meer opties' })).toHaveCSS('outline-style', 'solid')
    await expect(page.getByRole('slider', { name: 'Ondoorzichtigheid' })).toBeAttached()
  })

  await test.step('one panel at a time', async () => {
    await tabTo(page, 'Delen')
    await page.keyboard.press('Space')
    await expect(page.getByRole('dialog', { name: 'Haal anderen erbij' })).toBeVisible()
    await page.getByRole('button', { name: '1 persoon op het bord' }).click()
    await expect(page.getByRole('dialog', { name: 'Wie is er' })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(1)
  })
  expect(watch.errors).toEqual([])
})

test('who asks for everything sees it beside the controls, with its handle', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  await openBoard(page, relay.origin, 'Alles in beeld')
  await dropTemplate(page, 'Macht en belang')
  await page.keyboard.press('Shift+Digit1')

  await expect(async () => {
    const sheet = await boxOf(page.locator('.tl-shape-background[data-shape-type="template"]'))
    const handle = await boxOf(page.getByRole('button', { name: 'Vakken en notities van “Macht en belang”' }))
    const undo = await boxOf(page.getByTestId('quick-actions.undo'))
    const edge = await boxOf(page.getByRole('navigation', { name: 'Gereedschap voor het bord' }))
    const styles = await boxOf(page.locator('.tlui-style-panel'))
    const tools = await boxOf(page.locator('.tlui-toolbar__tools').first())
    expect(handle.y).toBeGreaterThan(undo.y + undo.height)
    expect(sheet.x).toBeGreaterThan(edge.x + edge.width - 1)
    expect(sheet.x + sheet.width).toBeLessThan(styles.x + 1)
    expect(sheet.y + sheet.height).toBeLessThan(tools.y)
    // It is as large as that leaves room for.
    expect(sheet.height).toBeGreaterThan(400)
  }).toPass()
})

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (box === null) throw new Error(`${element.toString()} is not on the screen`)
  return box
}
