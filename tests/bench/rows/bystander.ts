import { presenceIntervalMs } from '@anderhalf/tldraw-yjs'
import type { TLNoteShape } from 'tldraw'
import type * as Y from 'yjs'
import { encodePresence } from '../../load/generator/wire-format.ts'
import { OURS } from '../bindings/ours.ts'
import { sendAs, share, watchFrames, withBoardInBrowser, zoomIn, type Person } from '../board-in-browser.ts'
import type { Row } from './row.ts'

const NOTES = 3_000
const PEOPLE = 50
const WINDOW_MS = 8_000
const WARM_UP_MS = 4_000
/** A drag is written once a second while it lasts, and then at its end. */
const COMMIT_EVERY_MS = 1_000
/** Notes lie between 0 and 10,000. */
const MIDDLE = 5_000

/** Steps of the zoom from one to the next: all of it, a quarter of its size, and half of it, where people read. */
const VIEWS = [
  { name: 'all', zoomIns: 0 },
  { name: 'at work', zoomIns: 2 },
  { name: 'near', zoomIns: 1 },
] as const

export const bystander: Row = {
  id: 'bystander',
  title: 'Fifty people move notes on a board of 3,000, and somebody looks on',
  how: 'The built app in Chromium on the built relay; the fifty are sockets of their own that drag 140 notes as our binding does, through presence and with one write a second. The frames are those of a bystander, first with nobody moving, then with all fifty: "all" with every note in sight, "at work" at a quarter of the size, with about six hundred in sight and what moves among them; "near" at half the size, where notes are read. The screen is drawn without a graphics card.',
  columns: VIEWS.flatMap(({ name }) => [
    `${name}: still p95 ms`,
    `${name}: moving p50 ms`,
    `${name}: moving p95 ms`,
    `${name}: moves seen / s`,
  ]),
  goals: VIEWS.map(({ name }) => ({
    says: `${name}: p95 of a frame, moving / still`,
    value: (medians) => medians[`${name}: moving p95 ms`]! / medians[`${name}: still p95 ms`]!,
    atMost: 2,
  })),
  measure: () =>
    withBoardInBrowser({ notes: NOTES, shareOut }, async ({ page, board, people, open }) => {
      await open()
      const figures: Record<string, number> = {}
      for (const { name, zoomIns } of VIEWS) {
        // oxlint-disable no-await-in-loop -- one view after the other
        await zoomIn(page, zoomIns)
        await page.waitForTimeout(WARM_UP_MS)
        const still = await watchFrames(page, WINDOW_MS)
        const crowd = startDragging(board.doc, people)
        await page.waitForTimeout(WARM_UP_MS)
        const moving = await watchFrames(page, WINDOW_MS)
        crowd.stop()
        // oxlint-enable no-await-in-loop
        figures[`${name}: still p95 ms`] = share(still.frameMs, 0.95)
        figures[`${name}: moving p50 ms`] = share(moving.frameMs, 0.5)
        figures[`${name}: moving p95 ms`] = share(moving.frameMs, 0.95)
        figures[`${name}: moves seen / s`] = moving.movesSeen
      }
      return figures
    }),
}

/** Four in five drag one note, the fifth drags ten; they take what lies nearest to the middle. */
function shareOut(notes: readonly TLNoteShape[]): TLNoteShape[][] {
  const fromMiddle = ({ x, y }: TLNoteShape) => Math.hypot(x - MIDDLE, y - MIDDLE)
  const nearest = notes.toSorted((a, b) => fromMiddle(a) - fromMiddle(b))
  return Array.from({ length: PEOPLE }, (_, at) => nearest.splice(0, at % 5 === 4 ? 10 : 1))
}

/** Of all presences, and it never goes back: an older state than the last one counts for nothing. */
let clock = 0

function startDragging(doc: Y.Doc, people: readonly Person[]): { stop(): void } {
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

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
