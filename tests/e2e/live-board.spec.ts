import { expect } from '@playwright/test'
import { joinAsProgram, openCanvas } from './board-client.ts'
import {
  dragShape,
  dragShapeByTouch,
  dropTemplate,
  joinBoard,
  lookAtTemplate,
  makeBoard,
  middleOf,
  readLink,
  shapeOn,
  shownShapes,
  untilEqual,
  untilOnBoard,
  untilSaved,
  untilStill,
  writeNote,
} from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'

test('three people work on one board, and nothing is gone after the server was killed', async ({
  relay,
  openScreen,
}) => {
  test.setTimeout(180_000)
  const noor = await openScreen(DESKTOP)
  const sam = await openScreen(DESKTOP)
  const fatima = await openScreen(PHONE)
  const screens = [noor, sam, fatima]
  const pages = screens.map(({ page }) => page)

  await test.step('the facilitator makes a board and shares the link', async () => {
    await makeBoard(noor.page, relay.origin, 'Langer thuis in de Merenwijk', 'Leeg bord')
    await noor.page.getByLabel('Hoe heet je?').fill('Noor')
    await noor.page.getByRole('button', { name: 'Doe mee' }).click()
    await untilOnBoard(noor.page)
    expect(noor.page.url()).not.toContain('#')
  })
  const participantLink = await readLink(noor.page, 'Link voor deelnemers')
  const viewerLink = await readLink(noor.page, 'Link voor kijkers')

  await test.step('two others join under their names, one on a phone', async () => {
    await joinBoard(sam.page, participantLink, 'Sam')
    await joinBoard(fatima.page, participantLink, 'Fatima')
    for (const page of pages) {
      // oxlint-disable-next-line no-await-in-loop
      await expect(page.getByRole('button', { name: '3 mensen op het bord' })).toBeVisible()
    }
    await noor.page.getByRole('button', { name: '3 mensen op het bord' }).click()
    const people = noor.page.getByRole('dialog', { name: 'Wie is er' })
    await expect(people.getByRole('listitem')).toHaveCount(3)
    await expect(people).toContainText('Fatima')
    await noor.page.keyboard.press('Escape')
  })

  await test.step('each drops one of the three templates', async () => {
    await dropTemplate(noor.page, 'Systeemcontext')
    await untilEqual(pages)
    await dropTemplate(sam.page, 'Innovatiespectrum')
    await untilEqual(pages)
    await dropTemplate(fatima.page, 'Macht en belang')
    const shown = await untilEqual(pages)
    expect(shown.filter(({ type }) => type === 'template behind')).toHaveLength(3)
    await expect(fatima.page.getByText('professioneel maatschappelijk middenveld')).toBeAttached()
    await untilStill(fatima.page)
  })

  const notes = await test.step('everybody writes a note', async () => {
    await lookAtTemplate(noor.page, 'Systeemcontext')
    await lookAtTemplate(sam.page, 'Systeemcontext')
    const byNoor = await writeNote(noor.page, { x: 560, y: 400 }, 'Buurvrouw doet boodschappen')
    const bySam = await writeNote(sam.page, { x: 760, y: 300 }, 'Bus rijdt niet meer')
    const byFatima = await writeNote(fatima.page, { x: 190, y: 520 }, 'Niemand belt mijn vader')
    const shown = await untilEqual(pages)
    expect(shown.map(({ text }) => text)).toContain('Niemand belt mijn vader')
    return { byNoor, bySam, byFatima }
  })

  await test.step('notes are dragged with a mouse and with a finger, by others than their writers', async () => {
    const before = await untilEqual(pages)
    await dragShape(sam.page, notes.byNoor, { x: 120, y: 80 })
    await dragShapeByTouch(fatima.page, notes.byFatima, { x: 40, y: -60 })
    await expect(async () => {
      const after = await shownShapes(noor.page)
      for (const id of [notes.byNoor, notes.byFatima]) {
        expect(after.find((shape) => shape.id === id)?.place).not.toBe(
          before.find((shape) => shape.id === id)?.place,
        )
      }
    }).toPass()
    await untilEqual(pages)
  })

  await test.step('a cursor shows its name on the other screen', async () => {
    await sam.page.mouse.move(640, 420, { steps: 4 })
    await expect(
      noor.page.locator('.tl-cursor, .tl-collaborator__cursor').getByText('Sam').first(),
    ).toBeVisible()
  })

  await test.step('a note is deleted everywhere', async () => {
    const at = await middleOf(noor.page, notes.bySam)
    await noor.page.mouse.click(at.x, at.y)
    await noor.page.keyboard.press('Delete')
    for (const page of pages) {
      // oxlint-disable-next-line no-await-in-loop
      await expect(shapeOn(page, notes.bySam)).toHaveCount(0)
    }
  })

  const agreed = await test.step('all is saved, and a reloaded screen shows the same', async () => {
    await Promise.all(pages.map(untilSaved))
    await sam.page.reload()
    await untilOnBoard(sam.page)
    return untilEqual(pages)
  })

  await test.step('the server is killed and started again', async () => {
    for (const { watch } of screens) watch.pause()
    await relay.kill()
    for (const page of pages) {
      // oxlint-disable-next-line no-await-in-loop
      await expect(page.getByText('Geen verbinding').first()).toBeAttached()
    }
    await relay.start()
    await Promise.all(pages.map(untilSaved))
    for (const { watch } of screens) watch.resume()
    expect(await untilEqual(pages)).toEqual(agreed)

    // A fresh page has nothing but what the server found on its disk.
    await noor.page.reload()
    await untilOnBoard(noor.page)
    await expect(async () => expect(await shownShapes(noor.page)).toEqual(agreed)).toPass()
  })

  await test.step('a stock client sees the same records', async () => {
    const { boardId, token } = await joinAsProgram(participantLink, 'Programma')
    const client = await openCanvas(relay.origin, boardId, token)
    const shown = new Set(agreed.map(({ id }) => id))
    expect(
      client
        .recordIds()
        .filter((id) => id.startsWith('shape:'))
        .toSorted(),
    ).toEqual([...shown].toSorted())
    client.close()
  })

  await test.step('work goes on after the restart', async () => {
    await lookAtTemplate(noor.page, 'Innovatiespectrum')
    await writeNote(noor.page, { x: 640, y: 420 }, 'Deelscooters voor ouderen')
    const shown = await untilEqual(pages)
    expect(shown.map(({ text }) => text)).toContain('Deelscooters voor ouderen')
  })

  await test.step('a viewer changes nothing anywhere', async () => {
    const before = await untilEqual(pages)
    const viewer = await openScreen(DESKTOP)
    await joinBoard(viewer.page, viewerLink, 'Kijker')
    expect(await untilEqual([...pages, viewer.page])).toEqual(before)
    await noor.page.getByRole('button', { name: /mensen op het bord/ }).click()
    const people = noor.page.getByRole('dialog', { name: 'Wie is er' })
    await expect(people.getByText('1 kijker', { exact: true })).toBeVisible()
    await noor.page.keyboard.press('Escape')
    await expect(people).toHaveCount(0)
    await expect(viewer.page.getByTestId('tools.note')).toHaveCount(0)
    await expect(viewer.page.getByRole('button', { name: 'Sjablonen' })).toHaveCount(0)
    await viewer.page.locator('.tl-canvas').click({ position: { x: 640, y: 400 } })
    await viewer.page.keyboard.press('n')
    await viewer.page.mouse.click(500, 500)
    await viewer.page.keyboard.type('Dit mag niet')
    const at = await middleOf(viewer.page, notes.byNoor)
    await viewer.page.mouse.dblclick(at.x, at.y)
    await viewer.page.keyboard.type('Dit ook niet')
    await viewer.page.keyboard.press('Control+A')
    await viewer.page.keyboard.press('Delete')
    await dragShape(viewer.page, notes.byNoor, { x: 100, y: 100 })

    // A modified client: it writes straight into its copy of the document.
    const { boardId, token } = await joinAsProgram(viewerLink, 'Kijker')
    const client = await openCanvas(relay.origin, boardId, token)
    client.doc.getMap('records').delete(notes.byNoor)
    client.close()

    // What comes after it, and is on all screens, proves that the attempts had their time.
    await writeNote(noor.page, { x: 760, y: 420 }, 'Na de kijker')
    const after = await untilEqual([...pages, viewer.page])
    expect(after.filter(({ text }) => text !== 'Na de kijker')).toEqual(before)
    expect(viewer.watch.errors).toEqual([])
  })

  for (const { watch } of screens) {
    expect(watch.errors).toEqual([])
    expect(watch.foreign).toEqual([])
  }
})
