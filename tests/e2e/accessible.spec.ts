import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { makeBoard, untilOnBoard } from './board-screen.ts'
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

async function faultsOf(page: Page): Promise<string[]> {
  const axe = ENGINE.reduce(
    (builder, selector) => builder.exclude(selector),
    new AxeBuilder({ page }).withTags(TAGS),
  )
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
}

for (const [device, options] of [
  ['a desktop', DESKTOP],
  ['a desktop in the dark', { ...DESKTOP, colorScheme: 'dark' as const }],
  ['a phone', PHONE],
] as const) {
  test(`no page has an accessibility fault on ${device}`, async ({ relay, openScreen }) => {
    const { page } = await openScreen({ ...options, reducedMotion: 'reduce' })
    await page.goto(relay.origin)
    expect(await faultsOf(page)).toEqual([])
    await page.getByText('Ik heb een code of link').click()
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await expect(page.getByText('Dit is geen code of link')).toBeVisible()
    expect(await faultsOf(page)).toEqual([])

    await makeBoard(page, relay.origin, 'Voor iedereen', 'Systeemcontext')
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Hoe heet je?').fill('Noor')
    await page.getByRole('button', { name: 'Doe mee' }).click()
    await untilOnBoard(page)
    await expect(page.getByText('politieke arena')).toBeAttached()
    expect(await faultsOf(page)).toEqual([])

    for (const opener of ['Sjablonen', 'Wat mist er?', 'Labels', 'Delen', '1 persoon op het bord']) {
      // oxlint-disable-next-line no-await-in-loop -- one panel at a time
      await page.getByRole('button', { name: opener, exact: true }).click()
      // oxlint-disable-next-line no-await-in-loop
      await expect(page.getByRole('dialog')).toHaveCount(1)
      // oxlint-disable-next-line no-await-in-loop
      expect(await faultsOf(page), opener).toEqual([])
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
    expect(await faultsOf(page), 'zones').toEqual([])
  })
}
