import { AUTHOR_KEY, MADE_AT_KEY, TAG_PREFIX } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { LIMITS, REJECT_CODE } from '@anderhalf/protocol'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Arena, AttackCase } from '../arena.ts'
import { ATTACKER_CLIENT } from '../attacker/attacker-client.ts'
import { writeNote } from '../honest/write-note.ts'
import { callApi } from '../target/board-api.ts'
import type { Visitor } from '../target/target.ts'
import { rejectCodeOf } from './offending-update.ts'

type Meta = Readonly<Record<string, unknown>>

const MADE_AT_MS = 1_700_000_000_000

function noteWith(meta: Meta): ReturnType<typeof createNote> {
  return { ...createNote({ text: 'ondertekend' }), meta: meta as ReturnType<typeof createNote>['meta'] }
}

function signedBy({ participantId }: Visitor): Meta {
  return { [AUTHOR_KEY]: participantId, [MADE_AT_KEY]: MADE_AT_MS }
}

/** What the relay says to somebody who starts from the board as it is and changes it so; null when it takes it. */
async function refusalOf(arena: Arena, visitor: Visitor, edit: (doc: Y.Doc) => void): Promise<number | null> {
  const attacker = await arena.connect(visitor)
  const doc = new Y.Doc()
  doc.clientID = ATTACKER_CLIENT
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(arena.bob.doc))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  const code = await rejectCodeOf(attacker, Y.encodeStateAsUpdate(doc, before))
  attacker.close()
  return code
}

function recordIn(doc: Y.Doc, id: string): Y.Map<unknown> {
  const record = doc.getMap<Y.Map<unknown>>('records').get(id)
  if (record === undefined) throw new Error(`${id} is not on the board`)
  return record
}

/** A note that Alice made and signed, on Bob's screen. */
async function noteOfAlice(arena: Arena): Promise<string> {
  const note = noteWith(signedBy(arena.alice.visitor))
  writeNote(arena.alice.doc, note)
  expect(await arena.bob.changes.until(() => arena.bob.positionOf(note.id) !== null, 3000)).toBe(true)
  return note.id
}

const FORGED: readonly (readonly [title: string, meta: (arena: Arena) => Meta])[] = [
  ['by a colleague', ({ alice }) => signedBy(alice.visitor)],
  ['by somebody who does not exist', () => ({ [AUTHOR_KEY]: 'niemand', [MADE_AT_KEY]: MADE_AT_MS })],
  ['by nobody, at a time', () => ({ [MADE_AT_KEY]: MADE_AT_MS })],
  ['without a time', ({ alice }) => ({ [AUTHOR_KEY]: alice.visitor.participantId })],
  ['by a list', () => ({ [AUTHOR_KEY]: ['alice'], [MADE_AT_KEY]: MADE_AT_MS })],
]

const TIMES: readonly unknown[] = ['gisteren', Number.NaN, Number.POSITIVE_INFINITY, 1e300, {}, null]

const authors: readonly AttackCase[] = [
  ...FORGED.map(([title, meta]) => ({
    id: 'Y6',
    title: `a note that is signed ${title} is refused`,
    attack: async (arena: Arena) => {
      const note = noteWith(meta(arena))
      const code = await refusalOf(arena, await arena.enter(), (doc) => writeNote(doc, note))
      expect(code).toBe(REJECT_CODE.invalidRecord)
    },
  })),
  {
    id: 'Y6',
    title: 'a note that its maker signs with a time that is none is refused, with any real time it is taken',
    attack: async (arena) => {
      const refusalOfTime = async (time: unknown): Promise<number | null> => {
        const visitor = await arena.enter()
        const note = noteWith({ ...signedBy(visitor), [MADE_AT_KEY]: time })
        return refusalOf(arena, visitor, (doc) => writeNote(doc, note))
      }
      for (const time of TIMES) expect(await refusalOfTime(time), String(time)).not.toBeNull()
      expect(await refusalOfTime(MADE_AT_MS)).toBeNull()
    },
  },
  {
    id: 'Y6',
    title: 'who made a note cannot be changed, taken away or given a time, also not by its maker',
    attack: async (arena) => {
      const id = await noteOfAlice(arena)
      const changes: readonly ((record: Y.Map<unknown>, visitor: Visitor) => void)[] = [
        (record, { participantId }) => record.set(`m.${AUTHOR_KEY}`, participantId),
        (record) => record.set(`m.${AUTHOR_KEY}`, undefined),
        (record) => record.set(`m.${MADE_AT_KEY}`, 1),
        (record, visitor) => record.set('$', { ...(record.get('$') as object), meta: signedBy(visitor) }),
      ]
      for (const [at, change] of changes.entries()) {
        const mallory = await arena.enter()
        const code = await refusalOf(arena, mallory, (doc) => change(recordIn(doc, id), mallory))
        expect(code, `change ${at} by somebody else`).toBe(REJECT_CODE.invalidRecord)
        const own = await refusalOf(arena, arena.alice.visitor, (doc) =>
          change(recordIn(doc, id), arena.alice.visitor),
        )
        expect(own, `change ${at} by its maker`).not.toBeNull()
      }
    },
  },
  {
    id: 'Y6',
    title: 'a note that is put in the place of a signed one under its id is not somebody else’s then',
    attack: async (arena) => {
      const id = await noteOfAlice(arena)
      const mallory = await arena.enter()
      const code = await refusalOf(arena, mallory, (doc) =>
        writeNote(doc, { ...noteWith(signedBy(mallory)), id: id as ReturnType<typeof createNote>['id'] }),
      )
      expect(code).not.toBeNull()
    },
  },
]

function tagged(tags: Readonly<Record<string, unknown>>): Meta {
  return Object.fromEntries(Object.entries(tags).map(([key, tag]) => [TAG_PREFIX + key, tag]))
}

const LONG_TAG = 'x'.repeat(LIMITS.maxTagLength + 1)

const BAD_TAGS: readonly (readonly [title: string, meta: Meta])[] = [
  ['that is too long', tagged({ [LONG_TAG]: LONG_TAG })],
  ['that reads otherwise than its key', tagged({ wonen: 'Zorg' })],
  ['of no letters', tagged({ '': ' ' })],
  ['that is a number', tagged({ wonen: 7 })],
  ['that is a list', tagged({ wonen: ['Wonen'] })],
  ['with spaces around it', tagged({ wonen: ' Wonen ' })],
  ['under a key without an end', tagged({ ['y'.repeat(LIMITS.maxKeyLength)]: '' })],
  [
    'too many',
    tagged(
      Object.fromEntries(Array.from({ length: LIMITS.maxTagsPerNote + 1 }, (_, at) => [`t${at}`, `t${at}`])),
    ),
  ],
]

const tags: readonly AttackCase[] = [
  ...BAD_TAGS.map(([title, meta]) => ({
    id: 'Y12',
    title: `a note with a tag ${title} is refused, and so is the tag alone`,
    attack: async (arena: Arena) => {
      const written = await refusalOf(arena, await arena.enter(), (doc) => writeNote(doc, noteWith(meta)))
      expect(written, 'with a new note').not.toBeNull()
      const id = await noteOfAlice(arena)
      const added = await refusalOf(arena, await arena.enter(), (doc) => {
        for (const [key, tag] of Object.entries(meta)) recordIn(doc, id).set(`m.${key}`, tag)
      })
      expect(added, 'on a note that is there').not.toBeNull()
    },
  })),
  {
    id: 'Y12',
    title: 'as many tags as a note may have are taken, one more by anybody is refused',
    attack: async (arena) => {
      const id = await noteOfAlice(arena)
      const most = Array.from({ length: LIMITS.maxTagsPerNote }, (_, at) => `t${at}`)
      const add = (doc: Y.Doc, tag: string): void => {
        recordIn(doc, id).set(`m.${TAG_PREFIX}${tag}`, tag)
      }
      arena.alice.doc.transact(() => {
        for (const tag of most) add(arena.alice.doc, tag)
      })
      const hasAll = (): boolean =>
        most.every((tag) => recordIn(arena.bob.doc, id).has(`m.${TAG_PREFIX}${tag}`))
      expect(await arena.bob.changes.until(hasAll, 3000)).toBe(true)
      const code = await refusalOf(arena, await arena.enter(), (doc) => add(doc, 'nog een'))
      expect(code).toBe(REJECT_CODE.invalidRecord)
    },
  },
]

const BAD_COLOR_NAMES: readonly (readonly [color: string, name: unknown])[] = [
  ['yellow', 'x'.repeat(LIMITS.maxColorNameLength + 1)],
  ['yellow', 7],
  ['yellow', { toString: 'feit' }],
  ['javascript', 'feit'],
  ['__proto__', 'feit'],
  ['constructor', 'feit'],
]

const colors: readonly AttackCase[] = [
  {
    id: 'Y12',
    title: 'a colour that does not exist has no meaning, and a meaning is a short text',
    attack: async (arena) => {
      const name = (color: string, body: unknown, visitor = arena.alice.visitor) =>
        callApi(arena.server.origin, {
          method: 'PUT',
          path: `/api/boards/${arena.board.boardId}/colors/${color}`,
          body,
          headers: visitor.headers,
        })
      for (const [color, meaning] of BAD_COLOR_NAMES) {
        expect((await name(color, { name: meaning })).status, `${color}: ${JSON.stringify(meaning)}`).toBe(
          400,
        )
      }
      expect((await name('yellow', { name: 'feit' }, arena.bob.visitor)).status, 'a participant').toBe(403)
      expect((await name('yellow', { name: 'x'.repeat(LIMITS.maxColorNameLength) })).status).toBe(204)
    },
  },
]

export const authorCases: readonly AttackCase[] = [...authors, ...tags, ...colors]
