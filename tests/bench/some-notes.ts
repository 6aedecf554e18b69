import { boardSchema, readBoard, seedBoard } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { createShapeId, createTLStore, type TLNoteShape, type TLRecord, type TLStore } from 'tldraw'
import * as Y from 'yjs'

const WORDS = 'wonen zorg buurt samen bewoner school fiets winkel park plein avond gemeente huur water'.split(
  ' ',
)

/** Numbers that look random and are the same in every run. */
export function createDice(seed = 7): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Notes as people write them: three to eight words, every fifth with a second line. */
export function createNotes(count: number): TLNoteShape[] {
  const dice = createDice()
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from(
      { length: 3 + Math.floor(dice() * 6) },
      () => WORDS[Math.floor(dice() * WORDS.length)],
    )
    const text = words.join(' ') + (at % 5 === 0 ? '\nen verder' : '')
    return createNote({
      id: createShapeId(`note-${at}-${Math.floor(dice() * 1e9).toString(36)}`),
      text,
      x: Math.round(dice() * 1e6) / 100,
      y: Math.round(dice() * 1e6) / 100,
      index: `a1${at.toString(36).padStart(3, '0')}V`,
    })
  })
}

/** The document and the page of a new board, which every store needs. */
export function seededRecords(): TLRecord[] {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  return readBoard(doc).records
}

export function createStore(): TLStore {
  return createTLStore({ schema: boardSchema })
}
