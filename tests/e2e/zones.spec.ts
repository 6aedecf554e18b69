import { expect } from '@playwright/test'
import {
  dragShape,
  joinBoard,
  middleOf,
  openBoard,
  shapeOn,
  shownShapes,
  untilEqual,
  untilStill,
} from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { expectCount, findAndDrop, openZones, putNote, unfold } from './template-panel.ts'

test('a moved note shows its zone, and the zone under the right button has its own menu', async ({
  relay,
  openScreen,
}) => {
  const { page, watch } = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  await openBoard(page, relay.origin, 'Vakken')
  await findAndDrop(page, 'power', 'Macht en belang')
  const panel = await openZones(page, 'Macht en belang')
  await putNote(panel, 'Nauw betrekken', 'Wijkteam')
  await page.keyboard.press('Escape')
  const id = (await shownShapes(page)).find(({ type }) => type === 'note')!.id

  await test.step('while the arrow keys move it, its zone is named', async () => {
    const { x, y } = await middleOf(page, id)
    await page.mouse.click(x, y)
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByRole('status').filter({ hasText: 'Nauw betrekken' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'Nauw betrekken' })).toHaveCount(0)
  })

  await test.step('in another zone it is counted there', async () => {
    await page.keyboard.press('Escape')
    await dragShape(page, id, { x: 0, y: 260 })
    const opened = await openZones(page, 'Macht en belang')
    await expectCount(opened, 'Op de hoogte houden', 1)
    await expectCount(opened, 'Nauw betrekken', 0)
    await page.keyboard.press('Escape')
  })

  await test.step('the menu of an empty spot selects the notes of its zone', async () => {
    await page.keyboard.press('Escape')
    const { x, y } = await middleOf(page, id)
    await page.mouse.click(x + 120, y - 40, { button: 'right' })
    await page.getByRole('menuitem', { name: 'Selecteer de notities' }).click()
    await expect(page.locator('.tl-selection__fg')).toBeVisible()
    await page.mouse.click(x + 120, y - 40, { button: 'right' })
    await page.keyboard.press('Escape')
  })
  expect(watch.errors).toEqual([])
})

test('a template moves with its notes, keeps its new name, and is copied and locked', async ({
  relay,
  openScreen,
}) => {
  const noor = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  const { page } = noor
  const links = await openBoard(page, relay.origin, 'Samen verplaatsen')
  await findAndDrop(page, 'ladder', 'Ladder van betrokkenheid')
  const panel = await openZones(page, 'Ladder van betrokkenheid')
  await putNote(panel, 'Partner', 'School')
  const bram = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  await joinBoard(bram.page, links.participant, 'Bram')
  await page.keyboard.press('Escape')

  await test.step('with the arrow keys on its handle', async () => {
    const shown = await openZones(page, 'Ladder van betrokkenheid')
    await shown.getByRole('button', { name: 'Verplaats of schaal met notities' }).click()
    const handle = page.getByRole('button', { name: /^Verplaats: sleep/ })
    await expect(handle).toBeFocused()
    const before = await shownShapes(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const after = await shownShapes(page)
    expect(after.map(({ place }) => place)).not.toEqual(before.map(({ place }) => place))
    const corner = page.getByRole('button', { name: /^Maak groter of kleiner/ })
    await corner.press('ArrowLeft')
    await page.getByRole('button', { name: 'Klaar' }).click()
    const moved = await openZones(page, 'Ladder van betrokkenheid')
    await expectCount(moved, 'Partner', 1)
  })

  await test.step('its zone has another name for everybody', async () => {
    const inside = await unfold(page.getByRole('dialog'), 'Partner')
    await inside.getByLabel('Naam van dit vak op dit bord').fill('Doet mee')
    await inside.getByRole('button', { name: 'Bewaar de naam' }).click()
    await expectCount(page.getByRole('dialog'), 'Doet mee', 1)
    await expect(bram.page.locator('.tl-shapes, .tl-html-layer').getByText('Doet mee').first()).toBeAttached()
  })

  await test.step('a copy has the notes too', async () => {
    await page.getByRole('button', { name: 'Kopieer met notities' }).click()
    await untilStill(page)
    const shapes = await untilEqual([page, bram.page])
    expect(shapes.filter(({ type, text }) => type === 'note' && text === 'School')).toHaveLength(2)
  })

  await test.step('only the facilitator may move or switch what is locked', async () => {
    const theirs = await (async () => {
      await bram.page.getByRole('button', { name: 'Sjablonen', exact: true }).click()
      await bram.page
        .getByRole('dialog')
        .getByRole('button', { name: /^Vakken en notities/ })
        .first()
        .click()
      return bram.page.getByRole('dialog')
    })()
    await expect(theirs.getByRole('button', { name: 'Kopieer leeg' })).toBeVisible()
    await expect(theirs.getByRole('button', { name: /^Verplaats of schaal/ })).toHaveCount(0)
    await expect(theirs.getByRole('button', { name: /^Wissel naar/ })).toHaveCount(0)
    await expect(theirs.getByRole('button', { name: /^Maak los/ })).toHaveCount(0)
  })
  expect(noor.watch.errors).toEqual([])
  expect(bram.watch.errors).toEqual([])
})

test('whoever is named on one map is offered on the others and stays the same on both', async ({
  relay,
  openScreen,
}) => {
  const { page, watch } = await openScreen({ ...DESKTOP, reducedMotion: 'reduce' })
  await openBoard(page, relay.origin, 'Eén woord')
  await findAndDrop(page, 'macht', 'Macht en belang')
  await putNote(await openZones(page, 'Macht en belang'), 'Nauw betrekken', 'Basisschool')
  await page.keyboard.press('Escape')
  await findAndDrop(page, 'motief', 'Motieventabel')
  const table = await openZones(page, 'Motieventabel')
  const cell = await unfold(table, 'Belanghebbende · 1')
  await cell.getByRole('textbox').first().fill('school')
  await cell.getByRole('button', { name: 'Basisschool' }).click()
  await expectCount(table, 'Belanghebbende · 1', 1)
  await page.keyboard.press('Escape')

  const notes = (await shownShapes(page)).filter(({ type }) => type === 'note')
  expect(notes.map(({ text }) => text)).toEqual(['Basisschool', 'Basisschool'])
  await (await openZones(page, 'Motieventabel')).getByRole('button', { name: /^Belanghebbende · 1 / }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Basisschool', exact: true }).click()
  await untilStill(page)
  await page.keyboard.press('Escape')
  const shown = await Promise.all(
    notes.map(async ({ id }) => ((await shapeOn(page, id).isVisible()) ? id : null)),
  )
  const { x, y } = await middleOf(
    page,
    shown.find((id) => id !== null)!,
  )
  await page.mouse.dblclick(x, y)
  const field = page.locator('.tl-shape[data-shape-type="note"] [contenteditable="true"]')
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Brede school', { delay: 20 })
  await page.keyboard.press('Escape')
  await expect(async () => {
    const shown = (await shownShapes(page)).filter(({ type }) => type === 'note')
    expect(shown.map(({ text }) => text)).toEqual(['Brede school', 'Brede school'])
  }).toPass()
  expect(watch.errors).toEqual([])
})
