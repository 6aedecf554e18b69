import { expect } from 'vitest'
import { REJECT_CODE } from '@anderhalf/protocol'
import * as Y from 'yjs'
import { ATTACKER_CLIENT } from '../attacker/attacker-client.ts'
import type { Arena, AttackCase } from '../arena.ts'
import {
  collected,
  content,
  craftUpdate,
  item,
  skipped,
  type DeletedRange,
  type Struct,
} from '../attacker/crafted-update.ts'
import { randomUpdate } from '../attacker/random-update.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { amount } from '../form.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { refusedUpdate, rejectCodeOf } from './offending-update.ts'

const ROOT = { parent: 'records', key: 'shape:attack' } as const
const GOOD = item(ROOT, content.any([1]))

function run(...structs: Struct[]): Uint8Array {
  return craftUpdate({ runs: [{ client: ATTACKER_CLIENT, clock: 0, structs }] })
}

function runAt(clock: number, ...structs: Struct[]): Uint8Array {
  return craftUpdate({ runs: [{ client: ATTACKER_CLIENT, clock, structs }] })
}

const zeroLengths = (
  [
    ['a collected struct of no length', run(collected(0))],
    ['a collected struct of no length behind a good one', run(GOOD, collected(0))],
    ['a deleted item of no length', run(item(ROOT, content.deleted(0)))],
    ['an item of no values', run(item(ROOT, content.any([])))],
    ['an item of no JSON', run(item(ROOT, content.json([])))],
    ['an item of no text', run(item(ROOT, content.text('')))],
    ['a gap of no length', run(skipped(0))],
    ['a collected struct of no length before a good one', run(collected(0), GOOD)],
  ] as const
).map(([title, update]) => refusedUpdate({ id: 'Y2', title, update: () => update }))

const hugeCounts = (
  [
    ['2^31 clients claimed', craftUpdate({ claimedRuns: 2 ** 31 })],
    ['2^53-1 clients claimed', craftUpdate({ claimedRuns: 2 ** 53 - 1 })],
    ...[2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1].map(
      (claimedStructs) =>
        [
          `${claimedStructs} structs claimed`,
          craftUpdate({ runs: [{ client: ATTACKER_CLIENT, clock: 0, structs: [GOOD], claimedStructs }] }),
        ] as const,
    ),
    ...[2 ** 31, 2 ** 32 - 1, 2 ** 40].map(
      (claimed) => [`${claimed} values claimed`, run(item(ROOT, content.any([1], claimed)))] as const,
    ),
    ['2^32-1 texts of JSON claimed', run(item(ROOT, content.json(['1'], 2 ** 32 - 1)))],
    [
      'a list of 2^31 values claimed',
      run(item(ROOT, content.rawAny(Uint8Array.of(117, 0x80, 0x80, 0x80, 0x80, 0x08)))),
    ],
    [
      'an object of 2^31 keys claimed',
      run(item(ROOT, content.rawAny(Uint8Array.of(118, 0x80, 0x80, 0x80, 0x80, 0x08)))),
    ],
    [
      'a text of 2^31 bytes claimed',
      run(item(ROOT, content.rawAny(Uint8Array.of(119, 0x80, 0x80, 0x80, 0x80, 0x08)))),
    ],
    ['2^31 deletions claimed', craftUpdate({ claimedDeletes: 2 ** 31 })],
  ] as const
).map(([title, update]) => refusedUpdate({ id: 'Y3', title, update: () => update }))

const bigNumbers = (
  [
    ['a clock of 2^40', runAt(2 ** 40, collected(1))],
    ['a clock of 2^53-1', runAt(2 ** 53 - 1, collected(1))],
    ['a length of 2^40', run(collected(2 ** 40))],
    ['a length of 2^53-1', run(collected(2 ** 53 - 1))],
    ['lengths that add up beyond 2^53', run(collected(2 ** 52), collected(2 ** 52), collected(2 ** 52))],
    ['a deleted item of 2^52', run(item(ROOT, content.deleted(2 ** 52)))],
    ['a client id of 2^32', craftUpdate({ runs: [{ client: 2 ** 32, clock: 0, structs: [GOOD] }] })],
    ['a client id of 2^53-1', craftUpdate({ runs: [{ client: 2 ** 53 - 1, clock: 0, structs: [GOOD] }] })],
  ] as const
).map(([title, update]) => refusedUpdate({ id: 'Y4', title, update: () => update }))

/** Where an honest client stands: `client` and the clock of its next edit. */
export function nextOf(arena: Arena, who: 'alice' | 'bob'): { client: number; clock: number } {
  const client = arena[who].doc.clientID
  return { client, clock: Y.getState(arena[who].doc.store, client) }
}

function unknownClients(count: number): DeletedRange[] {
  return Array.from({ length: count }, (_, at) => ({ client: 1_000_000_000 + at, ranges: [[0, 1]] }))
}

const gaps: readonly AttackCase[] = [
  refusedUpdate({ id: 'Y5', title: 'an update with a gap before it', update: () => runAt(5, GOOD) }),
  refusedUpdate({
    id: 'Y5',
    title: 'an update with a gap inside',
    update: () => run(GOOD, skipped(5), GOOD),
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'an item behind an item that nobody knows',
    update: () => run(item({ origin: { client: 77, clock: 77 } }, content.any([1]))),
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'an item before an item that nobody knows',
    update: () => run(item({ rightOrigin: { client: 77, clock: 77 } }, content.any([1]))),
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'an item in a type that nobody knows',
    update: () => run(item({ parent: { client: 77, clock: 77 }, key: 'x' }, content.any([1]))),
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'an item that waits for the next edit of somebody else',
    update: (arena) => {
      const { client, clock } = nextOf(arena, 'alice')
      const origin = { client, clock: clock + 5 }
      return run(item({ origin }, content.any(['gekaapt'])))
    },
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'a deletion of what nobody has written',
    update: () => craftUpdate({ deletes: [{ client: 77, ranges: [[0, 1000]] }] }),
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'a deletion of the next edits of somebody else',
    update: (arena) => {
      const { client, clock } = nextOf(arena, 'alice')
      return craftUpdate({ deletes: [{ client, ranges: [[clock + 1, 1000]] }] })
    },
  }),
  refusedUpdate({
    id: 'Y5',
    title: 'deletions for 50,000 unknown clients',
    update: () => craftUpdate({ deletes: unknownClients(50_000) }),
  }),
  {
    id: 'Y5',
    title: 'a megabyte of updates that wait for something is not kept for newcomers',
    maxGrowthBytes: 60 * 1024 * 1024,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < 10; round += 1) {
        const attacker = await arena.connect(visitor)
        await attacker.send(
          encodeUpdateFrame(runAt(1 + round, item(ROOT, content.any(['x'.repeat(50_000)])))),
        )
        await attacker.settled(1000)
        attacker.close()
      }
    },
  },
]

/** A real note in a real update, as a victim of changes. */
function noteUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = ATTACKER_CLIENT
  writeNote(doc, createNote({ text: 'echt' }))
  return Y.encodeStateAsUpdate(doc)
}

const damaged: readonly AttackCase[] = [
  {
    id: 'Y1',
    title: 'an update cut at every byte is refused whole',
    attack: async (arena) => {
      const update = noteUpdate()
      const visitor = await arena.enter()
      for (let cut = 0; cut < update.length; cut += amount(4, 1)) {
        const attacker = await arena.connect(visitor)
        await attacker.send(encodeUpdateFrame(update.subarray(0, cut)))
        await attacker.settled(1000)
        attacker.close()
      }
      expect(Y.getState(arena.bob.doc.store, ATTACKER_CLIENT)).toBe(0)
    },
  },
  {
    id: 'Y1',
    title: 'updates with flipped bits never reach a document half',
    timeoutMs: 120_000,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < amount(100, 2000); round += 1) {
        const update = noteUpdate()
        for (let flip = 0; flip <= arena.random.below(3); flip += 1) {
          const at = arena.random.below(update.length)
          update[at] = (update[at] ?? 0) ^ (1 << arena.random.below(8))
        }
        const attacker = await arena.connect(visitor)
        await attacker.send(encodeUpdateFrame(update))
        await attacker.settled(1000)
        attacker.close()
      }
    },
  },
  {
    id: 'Y1',
    title: 'two updates spliced into one never reach a document half',
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < amount(40, 1000); round += 1) {
        const [left, right] = [noteUpdate(), noteUpdate()]
        const spliced = Buffer.concat([
          left.subarray(0, arena.random.below(left.length)),
          right.subarray(arena.random.below(right.length)),
        ])
        const attacker = await arena.connect(visitor)
        await attacker.send(encodeUpdateFrame(spliced))
        await attacker.settled(1000)
        attacker.close()
      }
    },
  },
  {
    id: 'Y9',
    title: 'random structs with random references leave everybody equal',
    timeoutMs: 120_000,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < amount(150, 5000); round += 1) {
        const attacker = await arena.connect(visitor)
        for (let frame = 0; frame < 3; frame += 1) await attacker.send(encodeUpdateFrame(randomUpdate(arena)))
        await attacker.settled(1000)
        attacker.close()
      }
    },
  },
]

const reasons: readonly AttackCase[] = (
  [
    ['malformed', 'Y2', REJECT_CODE.malformedUpdate, () => run(collected(0))],
    ['without its context', 'Y5', REJECT_CODE.missingContext, () => runAt(9, GOOD)],
    [
      'in the name of another',
      'Y6',
      REJECT_CODE.foreignClientId,
      (arena: Arena) => craftUpdate({ runs: [{ ...nextOf(arena, 'alice'), structs: [collected(1)] }] }),
    ],
  ] as const
).map(([what, id, code, update]) => ({
  id,
  title: `a client that said HELLO hears that an update was refused as ${what}`,
  attack: async (arena) => {
    const attacker = await arena.connect()
    expect(await rejectCodeOf(attacker, update(arena))).toBe(code)
  },
}))

const FIRST = { client: ATTACKER_CLIENT, clock: 0 }
const SECOND = { client: ATTACKER_CLIENT + 1, clock: 0 }

/** Each of two structs says that it stands behind the other. */
const WAITING_FOR_EACH_OTHER = craftUpdate({
  runs: [
    { ...SECOND, structs: [item({ origin: FIRST }, content.any([1]))] },
    { ...FIRST, structs: [item({ origin: SECOND }, content.any([1]))] },
  ],
})

/** The relay can build a document anew, but whoever can make it do so can keep it busy. */
function expectNothingRebuilt(arena: Arena): void {
  expect(arena.server.output(), 'a document was built anew').not.toMatch(/rebuilt/)
}

const rebuilds: readonly AttackCase[] = [
  refusedUpdate({
    id: 'Y9',
    title: 'two structs that wait for each other',
    update: () => WAITING_FOR_EACH_OTHER,
  }),
  {
    id: 'Y9',
    title: 'no update of a stranger makes the relay build a document anew',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const known = { client: arena.bob.doc.clientID, clock: 0 }
      const updates = [
        WAITING_FOR_EACH_OTHER,
        craftUpdate({
          runs: [{ ...known, structs: [item({ origin: { client: 99, clock: 99 } }, content.any([1]))] }],
        }),
        craftUpdate({
          runs: [
            { ...FIRST, structs: [item({ parent: { client: 99, clock: 0 }, key: 'x' }, content.any([1]))] },
          ],
        }),
        ...Array.from({ length: amount(100, 3000) }, () => randomUpdate(arena)),
      ]
      for (const update of updates) {
        const attacker = await arena.connect(visitor)
        await attacker.settled(1000)
        await attacker.send(encodeUpdateFrame(update))
        await attacker.settled(1000)
        attacker.close()
      }
      expectNothingRebuilt(arena)
    },
  },
]

export const updateCases: readonly AttackCase[] = [
  ...rebuilds,
  ...zeroLengths,
  ...hugeCounts,
  ...bigNumbers,
  ...gaps,
  ...damaged,
  ...reasons,
  {
    id: 'Y5',
    title: 'the third update without context closes that socket',
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.settled()
      for (let round = 0; round < 3; round += 1) {
        await attacker.send(encodeUpdateFrame(runAt(5 + round, GOOD)))
        // The server asks what lies in the gap; only after the answer is the next gap another offence.
        await attacker.settled()
      }
      expect(await attacker.closedWithin(3000)).toBe(true)
    },
  },
]
