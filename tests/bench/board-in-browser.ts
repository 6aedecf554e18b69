import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import type { TLNoteShape } from 'tldraw'
import * as Y from 'yjs'
import { joinAsProgram } from '../e2e/board-client.ts'
import { startRelay, type RunningRelay } from '../e2e/start-relay.ts'
import { connectWire, type WireClient } from '../load/generator/wire-client.ts'
import { encodeSync } from '../load/generator/wire-format.ts'
import { OURS } from './bindings/ours.ts'
import { createNotes } from './some-notes.ts'

const NOTES_AN_UPDATE = 200

export interface Person {
  readonly wire: WireClient
  readonly clientId: number
  readonly notes: TLNoteShape[]
}

/** All write into one document, each under a client id of their own, and send what is theirs. */
export interface Board {
  readonly doc: Y.Doc
  readonly notes: readonly TLNoteShape[]
}

export interface BoardInBrowser {
  readonly page: Page
  readonly board: Board
  readonly people: readonly Person[]
  /** Opens the board as a new person. @returns how long it takes until the notes are there */
  readonly open: () => Promise<number>
}

/**
 * The built relay with a board of many notes, the built app in Chromium that can open it, and people beside it who are
 * sockets of their own.
 *
 * @param shareOut the notes that each person is given
 */
export async function withBoardInBrowser<Result>(
  { notes: count, shareOut }: { notes: number; shareOut: (notes: readonly TLNoteShape[]) => TLNoteShape[][] },
  use: (inBrowser: BoardInBrowser) => Promise<Result>,
): Promise<Result> {
  const relay = await startRelay()
  const { CHROMIUM_PATH: executablePath } = process.env
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const link = await createBoard(relay)
    const board = { doc: new Y.Doc(), notes: createNotes(count) }
    const people = await Promise.all(shareOut(board.notes).map((notes) => enter(relay, link, notes)))
    await fillBoard(board, people[0]!)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
    const open = async () => {
      await page.goto(link)
      await page.getByLabel('Hoe heet je?').fill('Toeschouwer')
      const startMs = performance.now()
      await page.getByRole('button', { name: 'Doe mee' }).click()
      await page.waitForFunction(
        (wanted) => {
          const { painted = '0' } = document.querySelector<HTMLElement>('[data-painted]')?.dataset ?? {}
          return document.querySelectorAll('.tl-html-layer .tl-shape').length + Number(painted) >= wanted
        },
        count,
        { timeout: 180_000, polling: 'raf' },
      )
      return performance.now() - startMs
    }
    const result = await use({ page, board, people, open })
    for (const { wire } of people) wire.close()
    return result
  } finally {
    await browser.close()
    await relay.close()
  }
}

async function createBoard(relay: RunningRelay): Promise<string> {
  const response = await fetch(`${relay.origin}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Wonen' }),
  })
  if (!response.ok) throw new Error(`no board was made: ${response.status}`)
  return ((await response.json()) as { links: { participant: string } }).links.participant
}

async function enter(relay: RunningRelay, link: string, notes: TLNoteShape[]): Promise<Person> {
  const { boardId, token } = await joinAsProgram(link, 'Deelnemer')
  const url = `${relay.origin.replace('http', 'ws')}/sync/${boardId}/canvas`
  const address = { url, headers: { authorization: `Bearer ${token}` }, documentName: null }
  return { wire: await connectWire(address, {}), clientId: new Y.Doc().clientID, notes }
}

async function fillBoard({ doc, notes }: Board, { wire, clientId }: Person): Promise<void> {
  doc.clientID = clientId
  for (let at = 0; at < notes.length; at += NOTES_AN_UPDATE) {
    sendAs(doc, wire, () => OURS.addRecords(doc, notes.slice(at, at + NOTES_AN_UPDATE)))
    // oxlint-disable-next-line no-await-in-loop -- the relay takes so many bytes a second of one person
    await delay(200)
  }
}

export function sendAs(doc: Y.Doc, wire: WireClient, edit: () => void): void {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  edit()
  doc.off('update', keep)
  for (const update of updates) wire.send(encodeSync(wire.prefix, 2, update))
}

/** A step takes the board to the next of a tenth, a quarter, a half and its full size. */
export async function zoomIn(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    // oxlint-disable no-await-in-loop -- each step glides there first
    await page.keyboard.press('Control+=')
    await page.waitForTimeout(1_000)
    // oxlint-enable no-await-in-loop
  }
}

export interface Watched {
  readonly frameMs: number[]
  /** Times that a shape on the screen, an element or painted, got another place, a second. */
  readonly movesSeen: number
}

export function watchFrames(page: Page, forMs: number): Promise<Watched> {
  return page.evaluate(async (windowMs) => {
    const frameMs: number[] = []
    let moves = 0
    const watch = new MutationObserver((changes) => (moves += changes.length))
    const layer = document.querySelector('.tl-html-layer')!
    watch.observe(layer, { subtree: true, attributes: true, attributeFilter: ['style'] })
    const { prototype } = CanvasRenderingContext2D
    // oxlint-disable-next-line typescript/unbound-method -- called with its context below
    const { drawImage } = prototype
    const places = new Map<CanvasImageSource, Map<number, number>>()
    prototype.drawImage = new Proxy(drawImage, {
      apply(target, context, drawn: [CanvasImageSource, ...number[]]) {
        const [sheet, fromX = 0, fromY = 0, , , toX = 0, toY = 0] = drawn
        const known = places.get(sheet) ?? new Map<number, number>()
        places.set(sheet, known)
        const picture = fromX * 10_000 + fromY
        const place = toX * 10_000 + toY
        if (known.has(picture) && known.get(picture) !== place) moves += 1
        known.set(picture, place)
        Reflect.apply(target, context, drawn)
      },
    })
    const startMs = performance.now()
    let lastMs = startMs
    while (lastMs - startMs < windowMs) {
      // oxlint-disable-next-line no-await-in-loop -- one frame after another
      const nowMs = await new Promise<number>((resolve) =>
        requestAnimationFrame(() => resolve(performance.now())),
      )
      frameMs.push(nowMs - lastMs)
      lastMs = nowMs
    }
    watch.disconnect()
    prototype.drawImage = drawImage
    return { frameMs, movesSeen: (moves * 1000) / windowMs }
  }, forMs)
}

export function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]!
}
