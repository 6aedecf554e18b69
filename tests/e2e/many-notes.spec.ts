import { createNote } from '@anderhalf/board-model/testing'
import { readBoard, wordsOf, writeRecord } from '@anderhalf/board-model'
import { expect, type Page } from '@playwright/test'
import { createShapeId, type IndexKey, type TLNoteShape } from 'tldraw'
import { createBoard, joinAsProgram, openCanvas } from './board-client.ts'
import { joinBoard, shapeOn, untilSaved, untilStill } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'

const COLUMNS = 25
const ROWS = 16
const APART = 260
/** Of a note, along each side, on the page. */
const SIDE = 200

const notes = Array.from({ length: COLUMNS * ROWS }, (_, at): TLNoteShape => ({
  ...createNote({
    id: createShapeId(`note-${at}`),
    text: `notitie ${at}`,
    x: (at % COLUMNS) * APART,
    y: Math.floor(at / COLUMNS) * APART,
  }),
  index: `a1${at.toString(36).padStart(3, '0')}V` as IndexKey,
}))

test('a board of 400 notes is painted from afar, and each can be read, moved and written on', async ({
  relay,
  openScreen,
}) => {
  const links = await createBoard(relay.origin, { title: 'Veel notities' })
  const { boardId, token } = await joinAsProgram(links.participant, 'Program')
  const program = await openCanvas(relay.origin, boardId, token)
  program.doc.transact(() => {
    for (const note of notes) writeRecord(program.doc, note)
  })
  const { page, watch } = await openScreen(DESKTOP)
  await joinBoard(page, links.participant, 'Noor')

  await expect(page.locator('[data-painted="400"]')).toBeAttached()
  await expect(page.locator('.tl-shape[data-shape-type="note"]')).toHaveCount(0)
  await untilStill(page)
  const place = await onScreen(page, notes[30]!)
  const noteColor = await colorAt(page, place)
  const paper = await colorAt(page, await onScreen(page, { x: 0, y: -APART / 2 }))
  expect(noteColor).not.toBe(paper)

  // Somebody else moves one away and back.
  const away = { ...notes[30]!, y: notes[30]!.y - 30 * APART }
  writeRecord(program.doc, away, { before: notes[30]! })
  await expect.poll(() => colorAt(page, place)).toBe(paper)
  writeRecord(program.doc, notes[30]!, { before: away })
  await expect.poll(() => colorAt(page, place)).toBe(noteColor)

  // A click takes hold of it, from any distance.
  await page.mouse.click(place.x, place.y)
  await expect(shapeOn(page, notes[30]!.id)).toHaveText('notitie 30')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.type(' en meer')
  await page.keyboard.press('Escape')
  await untilSaved(page)
  await expect
    .poll(() => readBoard(program.doc).records.find(({ id }) => id === notes[30]!.id))
    .toMatchObject({ type: 'note' })
  await expect.poll(() => wordsOn(program.doc, notes[30]!.id)).toBe('notitie 30 en meer')

  // From near, notes are elements again, and only those in sight.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+0')
  await expect(page.locator('[data-painted="0"]')).toBeAttached()
  await expect(shapeOn(page, notes[30]!.id)).toHaveCount(0)
  const shown = await page.locator('.tl-shape[data-shape-type="note"]').count()
  expect(shown).toBeGreaterThan(0)
  expect(shown).toBeLessThan(100)
  program.close()
  expect(watch.errors).toEqual([])
})

function wordsOn(doc: Parameters<typeof readBoard>[0], id: string): string | undefined {
  const note = readBoard(doc).records.find((record) => record.id === id)
  return note === undefined ? undefined : wordsOf((note as TLNoteShape).props.richText)
}

/** A point on the screen in the lower right part of a note, clear of its words. */
function onScreen(page: Page, { x, y }: { x: number; y: number }): Promise<{ x: number; y: number }> {
  return page.evaluate(
    (point) => {
      const layer = document.querySelector('.tl-html-layer')!
      const { left, top } = document.querySelector('.tl-canvas')!.getBoundingClientRect()
      const at = new DOMMatrix(getComputedStyle(layer).transform).transformPoint(point)
      return { x: Math.round(left + at.x), y: Math.round(top + at.y) }
    },
    { x: x + SIDE * 0.8, y: y + SIDE * 0.2 },
  )
}

/** What is painted there, or the paper. */
function colorAt(page: Page, { x, y }: { x: number; y: number }): Promise<string> {
  return page.evaluate(
    (point) => {
      const { left, top } = document.querySelector('[data-painted]')!.getBoundingClientRect()
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('[data-painted] canvas')]
      const colors = canvases.map((canvas) =>
        canvas
          .getContext('2d')!
          .getImageData(point.x - left, point.y - top, 1, 1)
          .data.join(' '),
      )
      return colors.findLast((color) => color !== '0 0 0 0') ?? 'paper'
    },
    { x, y },
  )
}
