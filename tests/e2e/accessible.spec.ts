import { expect, type Page } from '@playwright/test'
import { createAxe } from './accessibility.ts'
import { makeBoard, openBoard, untilOnBoard } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The inside of the canvas and the mark in its corner are the engine's own; everything around is ours. */
const ENGINE = [
  '.tl-canvas',
  '.tlui-toolbar',
  '.tlui-style-panel__wrapper',
  '.tlui-navigation-panel',
  '.tlui-menu',
  '[class*="tl-watermark"]',
]

type Scheme = 'light' | 'dark'

async function expectNoFaults(page: Page, schemes: readonly Scheme[], place: string): Promise<void> {
  const axe = ENGINE.reduce((builder, selector) => builder.exclude(selector), createAxe(page).withTags(TAGS))
  for (const colorScheme of schemes) {
    // oxlint-disable no-await-in-loop -- a page has one scheme at a time
    await page.emulateMedia({ colorScheme })
    const { violations } = await axe.analyze()
    // oxlint-enable no-await-in-loop
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    )
    expect(faults, `${place}, ${colorScheme}`).toEqual([])
  }
}

for (const [device, options, schemes] of [
  ['a desktop, also in the dark', DESKTOP, ['light', 'dark']],
  ['a phone', PHONE, ['light']],
] as const) {
  test(`no page has an accessibility fault on ${device}`, async ({ relay, openScreen }) => {
    const { page } = await openScreen({ ...options, reducedMotion: 'reduce' })
    const look = (place: string) => expectNoFaults(page, schemes, place)
    await page.goto(relay.origin)
    await look('start')
    await page.getByText('Ik heb een code of link').click()
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await expect(page.getByText('Dit is geen code of link')).toBeVisible()
    await look('a bad code')

    await makeBoard(page, relay.origin, 'Voor iedereen', 'Systeemcontext')
    await look('join')
    await page.getByLabel('Hoe heet je?').fill('Noor')
    await page.getByRole('button', { name: 'Doe mee' }).click()
    await untilOnBoard(page)
    await expect(page.getByText('politieke arena')).toBeAttached()
    await look('board')

    for (const opener of ['Sjablonen', 'Wat mist er?', 'Labels', 'Delen', '1 persoon op het bord']) {
      // oxlint-disable-next-line no-await-in-loop -- one panel at a time
      await page.getByRole('button', { name: opener, exact: true }).click()
      // oxlint-disable-next-line no-await-in-loop
      await expect(page.getByRole('dialog')).toHaveCount(1)
      // oxlint-disable-next-line no-await-in-loop
      await look(opener)
      // oxlint-disable-next-line no-await-in-loop
      await page.keyboard.press('Escape')
      // oxlint-disable-next-line no-await-in-loop
      await expect(page.getByRole('button', { name: opener, exact: true })).toBeFocused()
    }

    await page.getByRole('button', { name: 'Sjablonen', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Vakken en notities/ })
      .click()
    const zones = page.getByRole('dialog', { name: 'Vakken van “Systeemcontext”' })
    await zones.getByRole('button', { name: 'WIJ 0 notities' }).click()
    await look('zones')
  })
}

test('the tools of the canvas keep their signs in forced colours, and its menu lies over the buttons beside it', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen({ ...DESKTOP, forcedColors: 'active', reducedMotion: 'reduce' })
  await openBoard(page, relay.origin, 'Hoog contrast')
  const tool = page.getByTestId('tools.note')
  const withSign = await tool.screenshot()
  await page.addStyleTag({ content: '.tlui-icon { visibility: hidden }' })
  expect(withSign.equals(await tool.screenshot())).toBe(false)
  await page.getByTestId('main-menu.button').click()
  await page.getByRole('menuitem', { name: 'Sneltoetsen' }).click({ position: { x: 24, y: 12 } })
  await expect(page.getByRole('dialog', { name: 'Sneltoetsen' })).toBeVisible()
})
