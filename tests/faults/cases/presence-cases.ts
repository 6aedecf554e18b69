import { expect } from 'vitest'
import { LIMITS, PRESENCE_USER_KEY } from '@anderhalf/protocol'
import type { Arena, AttackCase } from '../arena.ts'
import { encodePresenceFrame, type PresenceEntry } from '../attacker/crafted-presence.ts'
import { amount } from '../form.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { randomId } from '../random.ts'

const MEBIBYTE = 1024 * 1024
const OWN_ID = 55_500_555

function own(state: unknown, clock = 1): PresenceEntry {
  return { clientId: OWN_ID, clock, json: JSON.stringify(state) }
}

async function sendPresence(arena: Arena, ...entries: PresenceEntry[]): Promise<void> {
  const attacker = await arena.connect()
  await attacker.send(encodePresenceFrame(entries))
  await attacker.settled()
  await untilBobIsUpToDate(arena)
}

/** What came before Alice's next presence has reached Bob with it; only then can something be said to be missing. */
async function untilBobIsUpToDate({ alice, bob }: Arena): Promise<void> {
  const mark = randomId()
  alice.awareness.setLocalStateField('mark', mark)
  const isSeen = (): boolean => bob.awareness.getStates().get(alice.doc.clientID)?.['mark'] === mark
  await bob.changes.until(isSeen, 2000)
}

const identity: readonly AttackCase[] = [
  {
    id: 'P1',
    title: 'who somebody is comes from the session, whatever the presence says',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const attacker = await arena.connect(visitor)
      const lie = {
        id: arena.alice.visitor.participantId,
        name: 'Alice',
        role: 'facilitator',
        color: '#000000',
      }
      await attacker.send(encodePresenceFrame([own({ [PRESENCE_USER_KEY]: lie, cursor: [1, 1] })]))
      const seen = (): Record<string, unknown> | undefined => arena.bob.awareness.getStates().get(OWN_ID)
      expect(await arena.bob.changes.until(() => seen() !== undefined, 3000)).toBe(true)
      expect(seen()?.[PRESENCE_USER_KEY]).toMatchObject({
        id: visitor.participantId,
        name: 'Mallory',
        role: 'participant',
      })
    },
  },
  {
    id: 'P1',
    title: 'nobody can take another person away from the screen',
    attack: async (arena) => {
      arena.alice.awareness.setLocalStateField('cursor', [7, 7])
      const isThere = (): boolean => arena.bob.awareness.getStates().has(arena.alice.doc.clientID)
      await arena.bob.changes.until(isThere, 3000)
      for (const clock of [2, 1000, 2 ** 31, 2 ** 53 - 1]) {
        await sendPresence(arena, { clientId: arena.alice.doc.clientID, clock, json: 'null' })
        expect(isThere(), `clock ${clock}`).toBe(true)
      }
    },
  },
  {
    id: 'P1',
    title: 'nobody can move the cursor of another person, or lock it with a high clock',
    attack: async (arena) => {
      const clientId = arena.alice.doc.clientID
      for (const clock of [5000, 2 ** 32, 2 ** 53 - 1]) {
        await sendPresence(arena, { clientId, clock, json: JSON.stringify({ cursor: [666, 666] }) })
      }
      expect(arena.bob.awareness.getStates().get(clientId)?.['cursor']).not.toEqual([666, 666])
    },
  },
  {
    id: 'P1',
    title: 'an own clock of 2^53-1 locks out nobody but its owner',
    attack: async (arena) => {
      await sendPresence(arena, own({ cursor: [1, 1] }, 2 ** 53 - 1))
      await sendPresence(arena, own({ cursor: [2, 2] }, 2 ** 53 - 1))
    },
  },
  ...(['participant', 'viewer'] as const).map((role) => ({
    id: 'P1',
    title: `the place of a ${role} whose connection broke cannot be taken by somebody else meanwhile`,
    attack: async (arena: Arena) => {
      const carol = createHonestClient(arena.server, arena.board, await arena.board.join(role, 'Carol'))
      await carol.synced()
      const clientId = carol.doc.clientID
      const cursorOf = (): unknown => arena.bob.awareness.getStates().get(clientId)?.['cursor']
      carol.awareness.setLocalStateField('cursor', [1, 1])
      expect(await arena.bob.changes.until(() => cursorOf() !== undefined, 3000)).toBe(true)
      carol.provider.disconnect()
      await arena.bob.changes.until(() => cursorOf() === undefined, 3000)
      const squatter = await arena.connect()
      await squatter.send(encodePresenceFrame([{ clientId, clock: 2 ** 40, json: '{"cursor":[6,6]}' }]))
      await squatter.settled()
      carol.provider.connect()
      await carol.synced()
      carol.awareness.setLocalStateField('cursor', [5, 5])
      const isBack = (): boolean => JSON.stringify(cursorOf()) === '[5,5]'
      const seen = await arena.bob.changes.until(isBack, 3000)
      carol.close()
      expect(seen, 'she is seen again').toBe(true)
    },
  })),
  {
    id: 'P1',
    title: 'an own entry in the same frame does not carry in one of somebody else',
    attack: async (arena) => {
      const clientId = arena.alice.doc.clientID
      await sendPresence(arena, own({ cursor: [1, 1] }), { clientId, clock: 9000, json: 'null' })
      const isThere = (): boolean => arena.bob.awareness.getStates().has(clientId)
      arena.alice.awareness.setLocalStateField('cursor', [8, 8])
      expect(await arena.bob.changes.until(isThere, 2000)).toBe(true)
    },
  },
]

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000)

const REFUSED: readonly (readonly [title: string, json: string])[] = [
  ['that is not JSON', '{kapot'],
  ['that is empty', ''],
  ['that is a list', '[1,2,3]'],
  ['that is a number', '42'],
  ['that is text', '"tekst"'],
  ['nested 100,000 deep', DEEP],
  ['nested 1,000 deep in a field', `{"cursor":${'['.repeat(1000)}${']'.repeat(1000)}}`],
  [
    `of more than ${LIMITS.maxPresenceBytes} bytes`,
    JSON.stringify({ cursor: 'x'.repeat(LIMITS.maxPresenceBytes) }),
  ],
  ['of 500 kB', JSON.stringify({ cursor: 'x'.repeat(500_000) })],
]

const CLEANED: readonly (readonly [title: string, json: string])[] = [
  ['with __proto__', '{"__proto__":{"admin":true},"cursor":[1,1]}'],
  ['with a constructor', '{"constructor":{"prototype":{"x":1}},"cursor":[1,1]}'],
  ['with broken surrogates', '{"cursor":"\\ud800"}'],
]

async function sendState(arena: Arena, json: string): Promise<Record<string, unknown> | undefined> {
  const attacker = await arena.connect()
  for (let clock = 1; clock < 4; clock += 1) {
    await attacker.send(encodePresenceFrame([{ clientId: OWN_ID, clock, json }]))
  }
  await attacker.settled()
  await untilBobIsUpToDate(arena)
  return arena.bob.awareness.getStates().get(OWN_ID)
}

const badStates: readonly AttackCase[] = [
  ...REFUSED.map(([title, json]) => ({
    id: 'P2',
    title: `presence ${title} reaches nobody, not even who comes next`,
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena: Arena) => {
      expect(await sendState(arena, json)).toBeUndefined()
    },
  })),
  ...CLEANED.map(([title, json]) => ({
    id: 'P2',
    title: `presence ${title} is refused or cleaned`,
    attack: async (arena: Arena) => {
      const state = (await sendState(arena, json)) ?? {}
      expect(Object.keys(state)).not.toContain('__proto__')
      expect(Object.keys(state)).not.toContain('constructor')
    },
  })),
]

const crowds: readonly AttackCase[] = [
  {
    id: 'P2',
    title: 'a frame that claims 2^31 people is refused',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.send(encodePresenceFrame([own({ cursor: [1, 1] })], 2 ** 31))
      await attacker.settled()
    },
  },
  {
    id: 'P2',
    title: 'presence of 8 MiB closes the socket',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.send(encodePresenceFrame([own({ cursor: 'x'.repeat(8 * MEBIBYTE) })]))
      expect(await attacker.closedWithin(5000)).toBe(true)
    },
  },
  {
    id: 'P3',
    title: 'twelve thousand invented people in one frame are at most one',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const crowd = Array.from({ length: 12_000 }, (_, at) => ({
        clientId: 900_000 + at,
        clock: 1,
        json: '{"cursor":[1,1]}',
      }))
      await sendPresence(arena, ...crowd)
      expect(arena.bob.awareness.getStates().size).toBeLessThanOrEqual(4)
    },
  },
  {
    id: 'P3',
    title: 'ever new ids from one socket are at most one person at a time',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < amount(5, 200); round += 1) {
        const attacker = await arena.connect(visitor)
        for (let at = 0; at < 50; at += 1) {
          const clientId = 1_000_000 + round * 50 + at
          await attacker.send(encodePresenceFrame([{ clientId, clock: 1, json: '{"cursor":[1,1]}' }]))
        }
        await attacker.settled()
        await untilBobIsUpToDate(arena)
        expect(arena.bob.awareness.getStates().size).toBeLessThanOrEqual(4 + round)
        attacker.close()
      }
      const few = (): boolean => arena.bob.awareness.getStates().size <= 3
      expect(await arena.bob.changes.until(few, 5000)).toBe(true)
    },
  },
  {
    id: 'P6',
    title: 'who only looks on is shown without a name, whatever their presence says',
    attack: async (arena) => {
      const viewer = await arena.board.join('viewer', 'Mevrouw Kijkgraag')
      const attacker = await arena.connect(viewer)
      const frames: Buffer[] = []
      const watcher = await arena.connect(arena.bob.visitor)
      watcher.socket.on('message', (data) => frames.push(data as Buffer))
      const lie = { id: 'x', name: 'Mevrouw Kijkgraag', role: 'facilitator', color: '#000000' }
      await attacker.send(encodePresenceFrame([own({ [PRESENCE_USER_KEY]: lie, cursor: [1, 1] })]))
      const seen = (): Record<string, unknown> | undefined => arena.bob.awareness.getStates().get(OWN_ID)
      expect(await arena.bob.changes.until(() => seen() !== undefined, 3000)).toBe(true)
      expect(seen()?.[PRESENCE_USER_KEY]).toMatchObject({ name: '', role: 'viewer' })
      await watcher.settled()
      expect(Buffer.concat(frames).includes('Kijkgraag')).toBe(false)
    },
  },
  {
    id: 'P4',
    title: 'somebody whose connection is cut is gone within 3 s',
    attack: async (arena) => {
      const carol = createHonestClient(arena.server, arena.board, await arena.enter('council'))
      await carol.synced()
      carol.awareness.setLocalStateField('cursor', [3, 3])
      const isThere = (): boolean => arena.bob.awareness.getStates().has(carol.doc.clientID)
      expect(await arena.bob.changes.until(isThere, 3000)).toBe(true)
      carol.provider.shouldConnect = false
      const socket = carol.provider.ws as unknown as { terminate(): void } | null
      socket?.terminate()
      const gone = await arena.bob.changes.until(() => !isThere(), 3000)
      carol.close()
      expect(gone).toBe(true)
    },
  },
]

export const presenceCases: readonly AttackCase[] = [...identity, ...badStates, ...crowds]
