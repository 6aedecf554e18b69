import { setTimeout as delay } from 'node:timers/promises'
import { presenceIntervalMs } from '@anderhalf/tldraw-yjs'
import { chromium, type Page } from '@playwright/test'
import type { TLNoteShape } from 'tldraw'
import * as Y from 'yjs'
import { joinAsProgram } from '../../e2e/board-client.ts'
import { startRelay, type RunningRelay } from '../../e2e/start-relay.ts'
import { connectWire, type WireClient } from '../../load/generator/wire-client.ts'
import { encodePresence, encodeSync } from '../../load/generator/wire-format.ts'
import { OURS } from '../bindings/ours.ts'
import { createNotes } from '../some-notes.ts'
import type { Row } from './row.ts'

const NOTES = 3_000
const PEOPLE = 50
const WINDOW_MS = 8_000
const WARM_UP_MS = 4_000
/** A drag is written once a second while it lasts, and then at its end. */
const COMMIT_EVERY_MS = 1_000
const NOTES_AN_UPDATE = 200
/** Notes lie between 0 and 10,000. */
const MIDDLE = 5_000

export const bystander: Row = {
  id: 'bystander',
  title: 'Fifty people move notes on a board of 3,000, and somebody looks on',
  how: 'The built app in Chromium on the built relay; the fifty are sockets of their own that drag as our binding does, through presence and with one write a second. The frames are those of a bystander who sees the middle of the board, first with nobody moving, then with all fifty. The screen is drawn without a graphics card.',
  columns: ['still p50 ms', 'still p95 ms', 'moving p50 ms', 'moving p95 ms', 'moves seen / s'],
  goals: [
    {
      says: 'p95 of a frame, moving / still',
      value: (medians) => medians['moving p95 ms']! / medians['still p95 ms']!,
      atMost: 2,
    },
  ],
  async measure() {
    const relay = await startRelay()
    const { CHROMIUM_PATH: executablePath } = process.env
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    })
    try {
      const link = await createBoard(relay)
      const board = { doc: new Y.Doc(), notes: createNotes(NOTES) }
      const people = await Promise.all(shareOut(board.notes).map((notes) => enter(relay, link, notes)))
      await fillBoard(board, people[0]!)
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
      await lookOn(page, link)
      await untilNotesAreThere(page)
      await page.waitForTimeout(WARM_UP_MS)
      const still = await watchFrames(page)
      const crowd = startDragging(board.doc, people)
      await page.waitForTimeout(WARM_UP_MS)
      const moving = await watchFrames(page)
      crowd.stop()
      for (const { wire } of people) wire.close()
      return {
        'still p50 ms': share(still.frameMs, 0.5),
        'still p95 ms': share(still.frameMs, 0.95),
        'moving p50 ms': share(moving.frameMs, 0.5),
        'moving p95 ms': share(moving.frameMs, 0.95),
        'moves seen / s': moving.movesSeen,
      }
    } finally {
      await browser.close()
      await relay.close()
    }
  },
}

interface Person {
  readonly wire: WireClient
  readonly clientId: number
  readonly notes: TLNoteShape[]
}

/** All write into one document, each under a client id of their own, and send what is theirs. */
interface Board {
  readonly doc: Y.Doc
  readonly notes: readonly TLNoteShape[]
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

/** Four in five drag one note, the fifth drags ten; they take what lies nearest to the middle. */
function shareOut(notes: readonly TLNoteShape[]): TLNoteShape[][] {
  const fromMiddle = ({ x, y }: TLNoteShape) => Math.hypot(x - MIDDLE, y - MIDDLE)
  const nearest = notes.toSorted((a, b) => fromMiddle(a) - fromMiddle(b))
  return Array.from({ length: PEOPLE }, (_, at) => nearest.splice(0, at % 5 === 4 ? 10 : 1))
}

async function fillBoard({ doc, notes }: Board, { wire, clientId }: Person): Promise<void> {
  doc.clientID = clientId
  for (let at = 0; at < notes.length; at += NOTES_AN_UPDATE) {
    sendAs(doc, wire, () => OURS.addRecords(doc, notes.slice(at, at + NOTES_AN_UPDATE)))
    // oxlint-disable-next-line no-await-in-loop -- the relay takes so many bytes a second of one person
    await delay(200)
  }
}

function sendAs(doc: Y.Doc, wire: WireClient, edit: () => void): void {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  edit()
  doc.off('update', keep)
  for (const update of updates) wire.send(encodeSync(wire.prefix, 2, update))
}

function startDragging(doc: Y.Doc, people: readonly Person[]): { stop(): void } {
  let clock = 0
  const stops = people.map(({ wire, clientId, notes }, at) => {
    const placeAt = (nowMs: number) => {
      const angle = nowMs / 700 + at
      return notes.map((note) => ({
        ...note,
        x: note.x + 300 * Math.cos(angle),
        y: note.y + 200 * Math.sin(angle),
      }))
    }
    let committed = notes
    const show = setInterval(
      () => {
        clock += 1
        const moved = placeAt(performance.now())
        const { x, y } = moved[0]!
        const places = moved.map((note) => [
          note.id.replace('shape:', ''),
          tenths(note.x),
          tenths(note.y),
          0,
          '',
        ])
        const state = { c: [Math.round(x), Math.round(y)], g: places }
        wire.send(encodePresence(wire.prefix, clientId, clock, JSON.stringify(state)))
      },
      presenceIntervalMs(PEOPLE + 1),
    )
    const commit = setInterval(() => {
      const moved = placeAt(performance.now())
      doc.clientID = clientId
      sendAs(doc, wire, () =>
        doc.transact(() => moved.forEach((note, which) => OURS.write(doc, committed[which]!, note))),
      )
      committed = moved
    }, COMMIT_EVERY_MS)
    return () => {
      clearInterval(show)
      clearInterval(commit)
    }
  })
  return { stop: () => stops.forEach((stop) => stop()) }
}

async function lookOn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Hoe heet je?').fill('Toeschouwer')
  await page.getByRole('button', { name: 'Doe mee' }).click()
}

async function untilNotesAreThere(page: Page): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll('.tl-html-layer .tl-shape').length >= count,
    NOTES,
    { timeout: 180_000 },
  )
}

interface Watched {
  readonly frameMs: number[]
  /** Times that a shape on the screen got another place, a second. */
  readonly movesSeen: number
}

function watchFrames(page: Page): Promise<Watched> {
  return page.evaluate(async (windowMs) => {
    const frameMs: number[] = []
    let moves = 0
    const watch = new MutationObserver((changes) => (moves += changes.length))
    const layer = document.querySelector('.tl-html-layer')!
    watch.observe(layer, { subtree: true, attributes: true, attributeFilter: ['style'] })
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
    return { frameMs, movesSeen: (moves * 1000) / windowMs }
  }, WINDOW_MS)
}

function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]!
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
