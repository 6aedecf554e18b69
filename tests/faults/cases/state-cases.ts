import { expect } from 'vitest'
import { CLOSE_REASON, LIMITS, REJECT_CODE } from '@anderhalf/protocol'
import * as Y from 'yjs'
import { ATTACKER_CLIENT } from '../attacker/attacker-client.ts'
import type { Arena, AttackCase } from '../arena.ts'
import {
  collected,
  content,
  craftUpdate,
  item,
  nestedLists,
  SHARED_TYPE,
  type Content,
  type ItemPlace,
  type Struct,
} from '../attacker/crafted-update.ts'
import { encodeMissingFrame, encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { amount } from '../form.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { refusedUpdate } from './offending-update.ts'
import { nextOf } from './update-cases.ts'

const MEBIBYTE = 1024 * 1024

function run(...structs: Struct[]): Uint8Array {
  return craftUpdate({ runs: [{ client: ATTACKER_CLIENT, clock: 0, structs }] })
}

/** A record whose map is the first struct, and one entry in it. */
function recordWith(key: string, value: Content, more: readonly Struct[] = []): Uint8Array {
  return run(
    item({ parent: 'records', key: 'shape:attack' }, content.type(SHARED_TYPE.map)),
    item({ parent: { client: ATTACKER_CLIENT, clock: 0 }, key }, value),
    ...more,
  )
}

/** Claims clocks that belong to somebody else; their own edits must go on arriving. */
function takeover(title: string, update: (arena: Arena) => Uint8Array): AttackCase {
  return {
    id: 'Y6',
    title: `${title} swallows no edit of theirs`,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (const encode of [encodeUpdateFrame, encodeMissingFrame]) {
        const attacker = await arena.connect(visitor)
        await attacker.send(encode(update(arena)))
        await attacker.settled()
        attacker.close()
        const note = arena.alice.addNote({ text: 'mijn eigen werk' })
        expect(await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 3000)).toBe(true)
      }
    },
  }
}

const takeovers: readonly AttackCase[] = [
  takeover('claiming the next clock of a colleague', (arena) =>
    craftUpdate({ runs: [{ ...nextOf(arena, 'alice'), structs: [collected(1)] }] }),
  ),
  takeover('claiming a million clocks of a colleague', (arena) =>
    craftUpdate({ runs: [{ ...nextOf(arena, 'alice'), structs: [collected(1_000_000)] }] }),
  ),
  takeover('claiming clocks that lie partly in the past', (arena) => {
    const { client, clock } = nextOf(arena, 'alice')
    return craftUpdate({ runs: [{ client, clock: clock - 1, structs: [collected(50)] }] })
  }),
  {
    id: 'Y6',
    title: 'who writes under the id of a colleague is sent away with 4409, and the log says on which board',
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.send(
        encodeUpdateFrame(craftUpdate({ runs: [{ ...nextOf(arena, 'alice'), structs: [collected(1)] }] })),
      )
      expect(await attacker.closedWithin(3000)).toBe(true)
      expect(attacker.closeCode()).toBe(CLOSE_REASON.identityConflict.code)
      expect(arena.server.output()).toMatch(
        new RegExp(`"boardId":"${arena.board.boardId}","msg":"somebody wrote under an id`),
      )
    },
  },
  takeover('claiming them as items', (arena) =>
    craftUpdate({
      runs: [
        {
          ...nextOf(arena, 'alice'),
          structs: [item({ parent: 'records', key: 'shape:x' }, content.any([1, 2, 3]))],
        },
      ],
    }),
  ),
  takeover('claiming them beside an own good struct', (arena) =>
    craftUpdate({
      runs: [
        { ...nextOf(arena, 'alice'), structs: [collected(20)] },
        { client: ATTACKER_CLIENT, clock: 0, structs: [collected(1)] },
      ],
    }),
  ),
]

const squats: readonly AttackCase[] = [
  {
    id: 'Y6',
    title: 'writing under the id that somebody shows, before they wrote anything, does not lock them out',
    attack: async (arena) => {
      const carol = createHonestClient(
        arena.server,
        arena.board,
        await arena.board.join('participant', 'Carol'),
      )
      await carol.synced()
      carol.awareness.setLocalStateField('cursor', [1, 1])
      const { clientID } = carol.doc
      const isShown = (): boolean => arena.bob.awareness.getStates().has(clientID)
      expect(await arena.bob.changes.until(isShown, 3000)).toBe(true)
      const attacker = await arena.connect()
      await attacker.settled()
      const doc = new Y.Doc()
      doc.clientID = clientID
      writeNote(doc, createNote({ text: 'eerder' }))
      await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc)))
      await attacker.settled()
      const note = carol.addNote({ text: 'mijn eerste' })
      const arrived = await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 3000)
      const disconnects = carol.disconnects()
      carol.close()
      expect(arrived).toBe(true)
      expect(disconnects).toBe(0)
    },
  },
]

const foreignTypes: readonly AttackCase[] = (
  [
    ['an unknown root type', run(item({ parent: 'zomaar', key: 'a' }, content.any([1])))],
    ['a root type without a name', run(item({ parent: '', key: 'a' }, content.any([1])))],
    ['a root type named __proto__', run(item({ parent: '__proto__', key: 'a' }, content.any([1])))],
    ['the map that the server writes', run(item({ parent: 'meta', key: 'schema' }, content.any(['99'])))],
    ['the records as a list', run(item({ parent: 'records' }, content.any([1, 2, 3])))],
    ['the records as text', run(item({ parent: 'records' }, content.text('abc')))],
    [
      'a record that is a plain value',
      run(item({ parent: 'records', key: 'shape:a' }, content.any([{ x: 1 }]))),
    ],
    [
      'a record that is a list',
      run(item({ parent: 'records', key: 'shape:a' }, content.type(SHARED_TYPE.array))),
    ],
    [
      'a record that is text',
      run(item({ parent: 'records', key: 'shape:a' }, content.type(SHARED_TYPE.text))),
    ],
    [
      'a record that is an XML element',
      run(item({ parent: 'records', key: 'shape:a' }, content.type(SHARED_TYPE.xmlElement))),
    ],
    [
      'a record that is a document of its own',
      run(item({ parent: 'records', key: 'shape:a' }, content.document('guid'))),
    ],
    ['a map as a base', recordWith('$', content.type(SHARED_TYPE.map))],
    ['a list as a position', recordWith('pos', content.type(SHARED_TYPE.array))],
    ['a document of its own in a record', recordWith('$', content.document('guid'))],
    ['bytes in a record', recordWith('$', content.binary(new Uint8Array(10)))],
    ['old JSON in a record', recordWith('$', content.json(['{"a":1}']))],
    ['an embed in a record', recordWith('$', content.embed('{"a":1}'))],
    ['a format in a record', recordWith('$', content.format('bold', 'true'))],
    ['a shared type of an unknown kind', recordWith('text', content.type(99))],
    ['an unknown kind of content', recordWith('$', content.unknown(12))],
    ['text as a list', recordWith('text', content.type(SHARED_TYPE.array))],
    ['an XML hook', recordWith('text', content.type(SHARED_TYPE.xmlHook, 'x'))],
  ] as const
).map(([title, update]) => refusedUpdate({ id: 'Y10', title, update: () => update }))

const bombs: readonly AttackCase[] = [
  refusedUpdate({
    id: 'Y10',
    title: '30,000 root types',
    update: () =>
      run(
        ...Array.from({ length: 30_000 }, (_, at) => item({ parent: `r${at}`, key: 'k' }, content.any([1]))),
      ),
  }),
  refusedUpdate({
    id: 'Y10',
    title: 'types in types in types, 20,000 deep',
    update: () => {
      const deep: Struct[] = [item({ parent: 'records', key: 'shape:deep' }, content.type(SHARED_TYPE.map))]
      for (let clock = 0; clock < 20_000; clock += 1) {
        deep.push(
          item({ parent: { client: ATTACKER_CLIENT, clock }, key: 'text' }, content.type(SHARED_TYPE.map)),
        )
      }
      return run(...deep)
    },
  }),
]

const DANGEROUS_KEYS = ['__proto__', 'constructor', 'prototype']
/** What comes behind it is the name of a field of `props` or of `meta`. */
const FIELD_PREFIXES = ['', 'p.', 'm.']

function objectWith(key: string): Uint8Array {
  const name = new TextEncoder().encode(key)
  return Uint8Array.of(118, 1, name.length, ...name, 118, 1, 1, 120, 120)
}

const keys: readonly AttackCase[] = [
  ...DANGEROUS_KEYS.flatMap((key) => {
    const places: readonly (readonly [string, ItemPlace | null])[] = [
      [`${key} as the id of a record`, { parent: 'records', key }],
    ]
    return [
      ...places.map(([title, place]) =>
        refusedUpdate({
          id: 'Y11',
          title,
          update: () => run(item(place ?? {}, content.type(SHARED_TYPE.map))),
        }),
      ),
      ...FIELD_PREFIXES.map((prefix) =>
        refusedUpdate({
          id: 'Y11',
          title: `${prefix}${key} as a key of a record`,
          update: () => recordWith(prefix + key, content.any([1])),
        }),
      ),
      refusedUpdate({
        id: 'Y11',
        title: `${key} inside a value`,
        update: () => recordWith('m.x', content.rawAny(objectWith(key))),
      }),
    ]
  }),
  refusedUpdate({
    id: 'Y11',
    title: 'a value nested 100,000 deep',
    update: () => recordWith('m.x', content.rawAny(nestedLists(100_000))),
  }),
  refusedUpdate({
    id: 'Y11',
    title: `a value one level deeper than ${LIMITS.maxValueDepth}`,
    update: () => recordWith('m.x', content.rawAny(nestedLists(LIMITS.maxValueDepth + 1))),
  }),
  refusedUpdate({
    id: 'Y11',
    title: 'a key one character longer than the limit',
    update: () => recordWith('m'.repeat(LIMITS.maxKeyLength + 1), content.any([1])),
  }),
]

/** Makes one note ever larger in ten steps, and then edits it as fast as it may. */
function swollenNote(
  title: string,
  swell: (doc: Y.Doc, map: Y.Map<unknown>, batch: number) => void,
): AttackCase {
  return {
    id: 'Y13',
    title: `a note of ${title} is refused, or its edits slow nobody`,
    maxGrowthBytes: 150 * MEBIBYTE,
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.settled()
      const doc = new Y.Doc()
      const frames: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => frames.push(encodeUpdateFrame(update)))
      const note = createNote()
      writeNote(doc, note)
      const map = doc.getMap<Y.Map<unknown>>('records').get(note.id)
      if (map === undefined) throw new Error('the note is gone')
      for (let batch = 0; batch < 10; batch += 1) swell(doc, map, batch)
      for (let edit = 0; edit < 300; edit += 1) map.set('pos', [edit, 0, 0, 'page:page'])
      await attacker.sendAll(frames)
      await attacker.settled(20_000)
    },
  }
}

const growth: readonly AttackCase[] = [
  {
    id: 'Y13',
    title: 'thousands of overwrites of one position leave the board usable',
    maxGrowthBytes: 120 * MEBIBYTE,
    timeoutMs: 120_000,
    attack: async (arena) => {
      const note = arena.bob.addNote()
      const overwrites = amount(100, 1250)
      for (let round = 0; round < 40; round += 1) {
        arena.bob.doc.transact(() => {
          for (let at = 0; at < overwrites; at += 1) arena.bob.moveNote(note, at, round)
        })
        await arena.alice.changes.until(() => arena.alice.positionOf(note)?.[1] === round, 5000)
      }
      expect(arena.alice.positionOf(note)).toEqual([overwrites - 1, 39])
    },
  },
  {
    id: 'Y13',
    title: `a session gets ${LIMITS.maxClientIdsPerSession} client ids on a board, not one more`,
    attack: async (arena) => {
      const visitor = await arena.enter()
      const send = async (client: number): Promise<number | null> => {
        const attacker = await arena.connect(visitor)
        const doc = new Y.Doc()
        doc.clientID = client
        writeNote(doc, createNote())
        await attacker.barrier(1)
        await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc)))
        const answer = await attacker.barrier(2)
        attacker.close()
        return answer?.kind === 'rejected' ? answer.code : null
      }
      const verdicts: (number | null)[] = []
      for (let id = 0; id <= LIMITS.maxClientIdsPerSession; id += 1) verdicts.push(await send(7_000_000 + id))
      expect(
        verdicts.slice(0, -1).every((code) => code === null),
        'the allowed ids',
      ).toBe(true)
      expect(verdicts.at(-1)).not.toBeNull()
    },
  },
  swollenNote('a hundred thousand fields', (doc, map, batch) => {
    doc.transact(() => {
      for (let at = 0; at < 10_000; at += 1) map.set(`m.${batch}-${at}`, 1)
    })
  }),
  swollenNote('a hundred thousand empty lines', (_, map) => {
    const fragment = map.get('text') as Y.XmlFragment
    fragment.push(Array.from({ length: 10_000 }, () => new Y.XmlElement('paragraph')))
  }),
  {
    id: 'Y13',
    title: 'one update with 20,000 client ids is refused',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const attacker = await arena.connect()
      const runs = Array.from({ length: 20_000 }, (_, at) => ({
        client: 8_000_000 + at,
        clock: 0,
        structs: [collected(1)],
      }))
      await attacker.send(encodeUpdateFrame(craftUpdate({ runs })))
      await attacker.settled()
      const note = arena.alice.addNote()
      await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 5000)
      expect(arena.bob.doc.store.clients.size).toBeLessThan(10)
    },
  },
  {
    id: 'Y14',
    title: 'one participant can delete every note, and the board goes on',
    attack: async (arena) => {
      const notes = Array.from({ length: 20 }, () => arena.alice.addNote())
      const all = (): boolean => notes.every((note) => arena.bob.positionOf(note) !== null)
      expect(await arena.bob.changes.until(all, 5000)).toBe(true)
      const records = arena.bob.doc.getMap('records')
      arena.bob.doc.transact(() => {
        for (const note of notes) records.delete(note)
      })
      const none = (): boolean => notes.every((note) => arena.alice.positionOf(note) === null)
      expect(await arena.alice.changes.until(none, 5000)).toBe(true)
    },
  },
  {
    id: 'W2',
    title: `an update larger than ${LIMITS.maxUpdateBytes} bytes is refused with that reason, the largest one is taken`,
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.barrier(1)
      const filler = 'x'.repeat(LIMITS.maxUpdateBytes)
      const doc = new Y.Doc()
      doc.getMap('records').set('shape:groot', new Y.Map([['$', filler]]))
      await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc)))
      const answer = await attacker.barrier(2)
      expect(answer).toMatchObject({ kind: 'rejected', code: REJECT_CODE.tooLarge })
    },
  },
]

export const stateCases: readonly AttackCase[] = [
  ...squats,
  ...takeovers,
  ...foreignTypes,
  ...bombs,
  ...keys,
  ...growth,
]
