import { randomBytes } from 'node:crypto'
import { seedBoard } from '@anderhalf/board-model'
import {
  FACTS_BOARD_MAP,
  FACTS_COLORS_MAP,
  FACTS_TEMPLATES_MAP,
  LIMITS,
  parseBoardId,
  type BoardFacts,
  type BoardId,
  type Lane,
  type Locale,
  type NoteColor,
} from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { Rooms } from '../rooms/rooms.ts'
import { SERVER_SESSION_KEY, type LaneStorage, type LaneUpdate } from '../storage/lane-storage.ts'
import type { StorageThread } from '../storage/storage-thread.ts'
import { BOARD_MODEL } from './board-migrations.ts'
import { placeTemplates } from './place-templates.ts'

const BOARD_ID_BYTES = 16

export interface BoardWish {
  readonly title: string
  readonly locale: Locale
  readonly templates: readonly string[]
}

export type BoardCreation =
  | { readonly ok: true; readonly boardId: BoardId }
  | { readonly ok: false; readonly unknownTemplateId: string }

/** `damaged`: what the board knows of itself cannot be read, and nothing changed */
export type FactsOutcome = 'kept' | 'damaged'

export interface Boards {
  /** Resolves when the whole board is on the disk. */
  create(wish: BoardWish): Promise<BoardCreation>
  rename(boardId: BoardId, title: string): Promise<FactsOutcome>
  /** Says what a colour of notes means; an empty name says nothing any more. */
  nameColor(boardId: BoardId, color: NoteColor, name: string): Promise<FactsOutcome>
  /** Gives the board its own copy, so that it can be drawn there for ever, by everybody and without network. */
  keepTemplate(boardId: BoardId, id: string, text: string): Promise<FactsOutcome | 'full'>
}

export interface BoardsOptions {
  readonly rooms: Pick<Rooms, 'changeFacts'>
  readonly storage: Pick<LaneStorage, 'appendUpdates'>
  readonly thread: Pick<StorageThread, 'call'>
  readonly nowMs: () => number
}

export function createBoards({ rooms, storage, thread, nowMs }: BoardsOptions): Boards {
  async function changeFacts(boardId: BoardId, change: (doc: Y.Doc) => void): Promise<FactsOutcome> {
    return (await rooms.changeFacts(boardId, change)) ? 'kept' : 'damaged'
  }

  return {
    async create({ title, locale, templates }) {
      const placed = placeTemplates(templates)
      if (!placed.ok) return { ok: false, unknownTemplateId: placed.unknownId }
      const boardId = parseBoardId(randomBytes(BOARD_ID_BYTES).toString('base64url'))!
      const createdAtMs = nowMs()
      const facts: BoardFacts = { title, locale, createdAtMs }
      await storage.appendUpdates([
        seedOf(boardId, 'canvas', (doc) => seedBoard(doc, { name: title, shapes: placed.shapes })),
        seedOf(boardId, 'facts', (doc) => writeFacts(doc, facts)),
      ])
      // Last, because it is what makes the board exist: content without it is unreachable, never half a board.
      await thread.call('createBoard', { boardId, title, locale, createdAtMs, model: BOARD_MODEL })
      return { ok: true, boardId }
    },
    async rename(boardId, title) {
      // A board has its title in two places: in both or in none.
      const outcome = await changeFacts(boardId, () => {})
      if (outcome === 'damaged') return outcome
      await thread.call('renameBoard', { boardId, title })
      return changeFacts(boardId, (doc) => writeFacts(doc, { title }))
    },
    nameColor: (boardId, color, name) =>
      changeFacts(boardId, (doc) => {
        const names = doc.getMap(FACTS_COLORS_MAP)
        if (name === '') names.delete(color)
        else if (names.get(color) !== name) names.set(color, name)
      }),
    async keepTemplate(boardId, id, text) {
      let hasRoom = true
      const outcome = await changeFacts(boardId, (doc) => {
        const templates = doc.getMap(FACTS_TEMPLATES_MAP)
        if (templates.has(id)) return
        hasRoom = templates.size < LIMITS.maxOwnTemplatesPerBoard
        if (hasRoom) templates.set(id, text)
      })
      return hasRoom ? outcome : 'full'
    },
  }
}

/** The first edit of a lane. Nobody can have opened the lane yet, so it needs no room. */
function seedOf(boardId: BoardId, lane: Lane, write: (doc: Y.Doc) => void): LaneUpdate {
  const doc = new Y.Doc()
  write(doc)
  const bytes = Y.encodeStateAsUpdate(doc)
  const clientOwners = [{ clientId: doc.clientID, sessionKey: SERVER_SESSION_KEY }]
  doc.destroy()
  return { boardId, lane, seq: 1, bytes, sessionKey: SERVER_SESSION_KEY, clientOwners }
}

function writeFacts(doc: Y.Doc, facts: Partial<BoardFacts>): void {
  const map = doc.getMap(FACTS_BOARD_MAP)
  doc.transact(() => {
    for (const [key, value] of Object.entries(facts)) map.set(key, value)
  })
}
