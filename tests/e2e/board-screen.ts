import type { BoardLinks } from '@anderhalf/protocol'
import { expect, type Page } from '@playwright/test'
import { createBoard } from './board-client.ts'

/** One shape as it stands on a screen, in the coordinates of the board: the same for everybody who sees it. */
export interface ShownShape {
  readonly id: string
  readonly type: string
  readonly place: string
  readonly text: string
}

export async function joinBoard(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Hoe heet je?').fill(name)
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(page)
}

export async function untilOnBoard(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/b\/[\w-]+$/)
  await expect(page.locator('.tl-canvas')).toBeVisible()
}

/** @returns the link for the facilitator's board page, after making a board from the start page */
export async function makeBoard(
  page: Page,
  origin: string,
  title: string,
  startingPoint: string,
): Promise<void> {
  await page.goto(origin)
  await page.getByLabel('Waar gaat het over?').fill(title)
  await page.getByRole('radio', { name: new RegExp(`^${startingPoint}`) }).check()
  await page.getByRole('button', { name: 'Maak bord' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

/**
 * A new board with its facilitator on it, without the start page.
 *
 * @returns a link for each role
 */
export async function openBoard(
  page: Page,
  origin: string,
  title: string,
  templates: string[] = [],
): Promise<BoardLinks> {
  const links = await createBoard(origin, { title, templates })
  await joinBoard(page, links.facilitator, 'Noor')
  return links
}

export async function readLink(page: Page, label: string): Promise<string> {
  await page.getByRole('button', { name: 'Delen', exact: true }).click()
  const link = await page.getByLabel(label, { exact: true }).inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return link
}

export async function dropTemplate(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sjablonen' }).click()
  await page.getByRole('button', { name: `Zet “${name}” op het bord` }).click()
  await closePanel(page)
}

/** A narrow screen closes the panel by itself. */
async function closePanel(page: Page): Promise<void> {
  const close = page.getByRole('dialog').getByRole('button', { name: 'Sluit' })
  if (await close.isVisible()) await close.click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

export async function lookAtTemplate(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sjablonen' }).click()
  await page.getByRole('button', { name: `Ga naar “${name}”` }).click()
  await closePanel(page)
  await untilStill(page)
}

/**
 * Writes a note with the middle at a point of the screen: a first word by its keys, the rest at once, as when a phone
 * offers words. Each key costs every screen of the test a picture.
 *
 * @returns its id
 */
export async function writeNote(page: Page, at: { x: number; y: number }, text: string): Promise<string> {
  await page.getByTestId('tools.note').click()
  await page.mouse.click(at.x, at.y)
  const field = page.locator('.tl-shape[data-shape-type="note"] [contenteditable="true"]')
  await expect(field).toBeFocused()
  const [firstWord = ''] = text.split(' ')
  await page.keyboard.type(firstWord)
  await page.keyboard.insertText(text.slice(firstWord.length))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const note = page.locator('.tl-shape[data-shape-type="note"]', { hasText: text })
  await expect(note).toHaveCount(1)
  return (await note.getAttribute('data-shape-id')) ?? ''
}

export function shapeOn(page: Page, id: string) {
  return page.locator(`.tl-shape[data-shape-id="${id}"]:not(.tl-shape-background)`)
}

export async function middleOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await shapeOn(page, id).boundingBox()
  if (box === null) throw new Error(`the shape ${id} is not on this screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export async function dragShape(page: Page, id: string, by: { x: number; y: number }): Promise<void> {
  const from = await middleOf(page, id)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 5 })
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 })
  await page.mouse.up()
}

/** With a finger, through the browser's own touch input. */
export async function dragShapeByTouch(page: Page, id: string, by: { x: number; y: number }): Promise<void> {
  const from = await middleOf(page, id)
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + by.x * share, y: from.y + by.y * share }],
    })
  await touch('touchStart', 0)
  for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
    // oxlint-disable-next-line no-await-in-loop -- a finger moves in one order
    await touch('touchMove', share)
  }
  await touch('touchEnd', 1)
  await session.detach()
}

/** Everything on the board as this screen shows it, in a fixed order. */
export function shownShapes(page: Page): Promise<ShownShape[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.tl-html-layer .tl-shape')]
      .map((element) => ({
        id: element.dataset['shapeId'] ?? '',
        type: `${element.dataset['shapeType']}${element.classList.contains('tl-shape-background') ? ' behind' : ''}`,
        place: `${element.style.transform} ${element.style.width} ${element.style.height}`,
        text: element.textContent.replaceAll('\u00A0', ' ').trim(),
      }))
      .toSorted((a, b) => `${a.id}${a.type}`.localeCompare(`${b.id}${b.type}`)),
  )
}

/** @returns what all screens show, once they show the same */
export async function untilEqual(pages: readonly Page[]): Promise<ShownShape[]> {
  let shown: ShownShape[] = []
  await expect(async () => {
    const [first = [], ...others] = await Promise.all(pages.map(shownShapes))
    for (const other of others) expect(other).toEqual(first)
    shown = first
  }).toPass()
  return shown
}

export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByText('Opgeslagen op de server')).toBeAttached()
}

/** The camera glides after a template was dropped; points on the screen mean nothing before it stands still. */
export async function untilStill(page: Page): Promise<void> {
  const read = () => page.locator('.tl-html-layer').first().getAttribute('style')
  let last = await read()
  await expect(async () => {
    const now = await read()
    const still = now === last
    last = now
    expect(still).toBe(true)
  }).toPass({ intervals: [120] })
}
