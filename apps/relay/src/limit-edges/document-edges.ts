import { TAG_PREFIX, textFragmentOf, writeRecord } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { SYNC_STEP, type CreatedBoard } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { EdgePlace } from './edge-place.ts'
import { TAKEN } from './edge-outcome.ts'
import { syncMessage } from './edge-messages.ts'
import type { EdgeSocket } from './edge-socket.ts'
import type { SomeLimitEdges } from './limit-edge.ts'
import { updateOfBytes, writeNotes, type WrittenNotes } from './update-of-bytes.ts'

/** Somebody writes on a board, and what became of it must be so for whoever comes later. */
async function write(
  place: EdgePlace,
  board: CreatedBoard,
  socket: EdgeSocket,
  { update, ids }: WrittenNotes,
): Promise<string> {
  socket.send(syncMessage(SYNC_STEP.update, update))
  const outcome = await socket.outcome()
  place.remember(board.boardId, ids, outcome === TAKEN)
  return outcome
}

async function writeOnNewBoard(place: EdgePlace, written: WrittenNotes): Promise<string> {
  const board = await place.createBoard()
  const socket = await place.connectSurely(await place.enter('participant', board))
  return write(place, board, socket, written)
}

function writeNoteWithMeta(place: EdgePlace, meta: Readonly<Record<string, unknown>>): Promise<string> {
  const doc = new Y.Doc()
  const note = createNote()
  doc.transact(() => {
    writeRecord(doc, note)
    const record = doc.getMap<Y.Map<unknown>>('records').get(note.id)!
    for (const [key, value] of Object.entries(meta)) record.set(`m.${key}`, value)
  })
  return writeOnNewBoard(place, { update: Y.encodeStateAsUpdate(doc), ids: [note.id] })
}

/** Lists in lists. */
function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 1; level < depth; level++) value = [value]
  return value
}

const META_PREFIX_LENGTH = 'm.'.length

export const documentEdges = {
  maxUpdateBytes: {
    past: 'rejected tooLarge',
    trySize: (place, bytes) => writeOnNewBoard(place, updateOfBytes(bytes)),
  },
  maxTextLength: {
    past: 'rejected textTooLong',
    trySize: (place, length) => writeOnNewBoard(place, writeNotes([length])),
  },
  maxTextNodes: {
    past: 'rejected textTooLong',
    trySize(place, nodes) {
      const doc = new Y.Doc()
      const note = createNote({ text: 'x' })
      doc.transact(() => {
        writeRecord(doc, note)
        // One paragraph, with one run in it, is there already.
        const empty = Array.from({ length: nodes - 2 }, () => new Y.XmlElement('paragraph'))
        textFragmentOf(doc, note.id)!.push(empty)
      })
      return writeOnNewBoard(place, { update: Y.encodeStateAsUpdate(doc), ids: [note.id] })
    },
  },
  maxValueDepth: {
    past: 'rejected invalidRecord',
    // `meta` itself is the first.
    trySize: (place, depth) => writeNoteWithMeta(place, { deep: nested(depth - 1) }),
  },
  maxKeyLength: {
    past: 'rejected malformedUpdate',
    trySize: (place, length) => writeNoteWithMeta(place, { ['k'.repeat(length - META_PREFIX_LENGTH)]: 1 }),
  },
  maxTagLength: {
    past: 'rejected invalidRecord',
    trySize(place, length) {
      const tag = 't'.repeat(length)
      return writeNoteWithMeta(place, { [TAG_PREFIX + tag]: tag })
    },
  },
  maxTagsPerNote: {
    past: 'rejected invalidRecord',
    trySize(place, count) {
      const tags = Array.from({ length: count }, (_, at) => `label ${at}`)
      return writeNoteWithMeta(place, Object.fromEntries(tags.map((tag) => [TAG_PREFIX + tag, tag])))
    },
  },
  maxRecords: {
    value: 260,
    past: 'rejected boardFull',
    async trySize(place, records) {
      const board = await place.createBoard()
      const socket = await place.connectSurely(await place.enter('participant', board))
      await socket.sync()
      const room = records - socket.doc.getMap('records').size
      return write(place, board, socket, writeNotes(Array.from({ length: room }, () => 1)))
    },
  },
  maxEncodedBoardBytes: {
    value: 60_000,
    isOfAll: true,
    past: 'rejected boardFull',
    async trySize(place, bytes) {
      const board = await place.createBoard()
      const socket = await place.connectSurely(await place.enter('participant', board))
      await socket.sync()
      return write(place, board, socket, updateOfBytes(bytes - socket.receivedUpdateBytes))
    },
  },
  maxClientIdsPerSession: {
    past: 'rejected tooManyClientIds',
    async begin(place) {
      const board = await place.createBoard()
      const socket = await place.connectSurely(await place.enter('participant', board))
      let clientId = 7_000_000
      return () => {
        const doc = new Y.Doc()
        doc.clientID = clientId++
        const note = createNote()
        doc.transact(() => writeRecord(doc, note))
        return write(place, board, socket, { update: Y.encodeStateAsUpdate(doc), ids: [note.id] })
      }
    },
  },
} as const satisfies SomeLimitEdges
