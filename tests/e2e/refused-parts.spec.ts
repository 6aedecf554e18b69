import { writeRecord } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { expect } from '@playwright/test'
import { untilOnBoard, untilSaved, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { putIntoStoredBoard } from './put-into-stored-board.ts'
import { gatherTwoPeople } from './two-people.ts'

type BoardRecord = Parameters<typeof writeRecord>[1]

const NOTE = createNote()

/** Records that the canvas refuses, each for another reason. */
const POISON: Readonly<Record<string, object>> = {
  'shape:nan': { ...NOTE, x: Number.NaN },
  'shape:far': { ...NOTE, x: 1e300 },
  'shape:unknown': { ...NOTE, type: 'hologram' },
  'shape:runs': { ...NOTE, props: { ...NOTE.props, url: 'javascript:window.scriptsThatRan.push(1)' } },
  'nobody:knows': { typeName: 'nobody' },
}

test('what an older board holds and no canvas can show is listed for the facilitator and removed', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Oud bord')
  const note = await writeNote(noor.page, { x: 300, y: 500 }, 'gewone notitie')
  await untilSaved(noor.page)
  for (const { watch } of [noor, sam]) watch.pause()
  await relay.stop()
  putIntoStoredBoard(relay.dataDir, noor.page.url().split('/').at(-1)!, (doc) => {
    for (const [id, record] of Object.entries(POISON)) writeRecord(doc, { ...record, id } as BoardRecord)
  })
  await relay.start()
  for (const { page, watch } of [noor, sam]) {
    // oxlint-disable no-await-in-loop
    await page.reload()
    await untilOnBoard(page)
    await expect(page.locator(`.tl-shape[data-shape-id="${note}"]`)).toHaveText('gewone notitie')
    // oxlint-enable no-await-in-loop
    watch.resume()
  }
  await expect(sam.page.getByText('kunnen niet getoond worden')).toHaveCount(0)
  const notice = noor.page.getByRole('alert').filter({ hasText: '5 onderdelen van dit bord' })
  await notice.getByRole('button', { name: 'Bekijk' }).click()
  const list = noor.page.getByRole('dialog', { name: 'Wat niet getoond kan worden' })
  await expect(list.getByRole('listitem')).toHaveCount(5)
  for (const id of Object.keys(POISON)) await expect(list.getByText(id)).toBeVisible()

  await list.getByRole('button', { name: 'Haal shape:nan weg' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await list.getByRole('button', { name: 'Haal alle 4 weg' }).click()
  await expect(list.getByText('Alles op dit bord kan getoond worden.')).toBeVisible()
  await untilSaved(noor.page)
  await noor.page.reload()
  await untilOnBoard(noor.page)
  await expect(noor.page.locator(`.tl-shape[data-shape-id="${note}"]`)).toHaveText('gewone notitie')
  await expect(noor.page.getByText('onderdelen van dit bord')).toHaveCount(0)
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

test('a canvas that breaks down says so, keeps a copy of the board and comes back', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Kapot bord')
  const note = await writeNote(noor.page, { x: 500, y: 400 }, 'staat er nog')
  await untilSaved(noor.page)
  noor.watch.pause()
  await noor.page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method -- it is called with the element
    const measure = Element.prototype.getBoundingClientRect
    Element.prototype.getBoundingClientRect = function () {
      if (this.classList.contains('tl-text-measure')) throw new Error('a shape that cannot be measured')
      return measure.call(this)
    }
  })
  // A text is measured to know how large its shape is.
  await noor.page.keyboard.press('t')
  await noor.page.mouse.click(800, 500)
  await noor.page.keyboard.type('x')
  const crashed = noor.page.getByRole('alert').filter({ hasText: 'Het bord kan even niet getoond worden' })
  await expect(crashed).toBeVisible()

  const download = noor.page.waitForEvent('download')
  await crashed.getByRole('button', { name: 'Bewaar een kopie' }).click()
  const copy = await download
  expect(copy.suggestedFilename()).toBe('Kapot-bord.tldr')
  const chunks: Buffer[] = []
  for await (const chunk of await copy.createReadStream()) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).toString()).toContain('staat er nog')

  await crashed.getByRole('button', { name: 'Laad opnieuw' }).click()
  await untilOnBoard(noor.page)
  await expect(noor.page.locator(`.tl-shape[data-shape-id="${note}"]`)).toHaveText('staat er nog')
  expect(sam.watch.errors).toEqual([])
})
