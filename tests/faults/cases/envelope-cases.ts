import { writeVarString, writeVarUint } from 'lib0/encoding'
import { expect } from 'vitest'
import { CLOSE_REASON, MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { AttackCase } from '../arena.ts'
import {
  concatVarUints,
  encodeStateVectorRequest,
  encodeSyncFrame,
  encodeUpdateFrame,
  withTail,
} from '../attacker/sync-frames.ts'
import { amount } from '../form.ts'

const MEBIBYTE = 1024 * 1024
/** A number that goes on for longer than any number may. */
const ENDLESS_NUMBER = Uint8Array.from({ length: 16 }, () => 0xff)
const VALID_EMPTY_UPDATE = Uint8Array.of(0, 0)

const FRAMES: readonly (readonly [title: string, frame: Uint8Array])[] = [
  ['an empty frame', new Uint8Array()],
  ['message type 4', Uint8Array.of(4, 1, 2, 3)],
  ['message type 100 with sync bytes behind it', Uint8Array.of(100, 0, 0, 1, 0)],
  ['message type 2^40', concatVarUints([2 ** 40])],
  ['a message type that never ends', ENDLESS_NUMBER],
  ['a message type that is cut off', Uint8Array.of(0x80)],
  ['sync without a step', Uint8Array.of(MESSAGE_TYPE.sync)],
  ['an unknown sync step', Uint8Array.of(MESSAGE_TYPE.sync, 9, 0)],
  ['a sync step that never ends', Uint8Array.of(MESSAGE_TYPE.sync, ...ENDLESS_NUMBER)],
  ['an update without bytes', encodeUpdateFrame(new Uint8Array())],
  [
    'an update that says it is longer than it is',
    concatVarUints([MESSAGE_TYPE.sync, SYNC_STEP.update, 1000]),
  ],
  [
    'an update that says it is 2^53-1 long',
    concatVarUints([MESSAGE_TYPE.sync, SYNC_STEP.update, 2 ** 53 - 1]),
  ],
  ['an update with bytes behind it', withTail(encodeUpdateFrame(VALID_EMPTY_UPDATE), Uint8Array.of(1, 2, 3))],
  ['a question without a state vector', encodeStateVectorRequest(new Uint8Array())],
  ['a state vector that says it has 2^31 entries', encodeStateVectorRequest(concatVarUints([2 ** 31]))],
  ['a state vector that is cut off', encodeStateVectorRequest(Uint8Array.of(5, 1, 1))],
  ['a state vector of random bytes', encodeStateVectorRequest(Uint8Array.of(7, 0xde, 0xad, 0xbe, 0xef))],
  ['presence without bytes', concatVarUints([MESSAGE_TYPE.awareness, 0])],
  ['presence that says it is longer than it is', concatVarUints([MESSAGE_TYPE.awareness, 2 ** 31])],
  ['an auth message', concatVarUints([MESSAGE_TYPE.auth, 0], (encoder) => writeVarString(encoder, 'denied'))],
  ['an auth message of an unknown kind', concatVarUints([MESSAGE_TYPE.auth, 77])],
  ['an unknown kind of our own block', concatVarUints([MESSAGE_TYPE.anderhalf, 99, 1])],
  ['our own block without a kind', Uint8Array.of(MESSAGE_TYPE.anderhalf)],
  ['a barrier that never ends', Uint8Array.of(MESSAGE_TYPE.anderhalf, 1, ...ENDLESS_NUMBER)],
  ['a server message, DURABLE, from a client', concatVarUints([MESSAGE_TYPE.anderhalf, 2, 5])],
  ['a server message, DRAIN, from a client', concatVarUints([MESSAGE_TYPE.anderhalf, 4, 5000])],
]

const oneFrame: readonly AttackCase[] = FRAMES.map(([title, frame]) => ({
  id: 'Y1',
  title: `${title} harms nobody`,
  maxGrowthBytes: 40 * MEBIBYTE,
  attack: async (arena) => {
    const attacker = await arena.connect()
    for (let round = 0; round < 4; round += 1) await attacker.send(frame)
    await attacker.settled()
  },
}))

export const envelopeCases: readonly AttackCase[] = [
  ...oneFrame,
  {
    id: 'Y1',
    title: 'random bytes behind every known message type harm nobody',
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < amount(60, 600); round += 1) {
        const attacker = await arena.connect(visitor)
        for (let frame = 0; frame < 6; frame += 1) {
          const head = arena.random.pick([[0, 0], [0, 1], [0, 2], [1], [2], [3], [112]])
          await attacker.send(Uint8Array.of(...head, ...arena.random.bytes(arena.random.below(64))))
        }
        await attacker.settled(1000)
        attacker.close()
      }
    },
  },
  {
    id: 'W5',
    title: 'state vectors of 100,000 entries close the socket, and cost no more than that',
    maxGrowthBytes: 80 * MEBIBYTE,
    attack: async (arena) => {
      const attacker = await arena.connect()
      const entries = concatVarUints([100_000], (encoder) => {
        for (let client = 0; client < 100_000; client += 1) {
          writeVarUint(encoder, client + 1)
          writeVarUint(encoder, 1)
        }
      })
      for (let round = 0; round < 5; round += 1) await attacker.send(encodeStateVectorRequest(entries))
      expect(await attacker.closedWithin(10_000)).toBe(true)
      expect(attacker.closeCode()).toBe(CLOSE_REASON.protocolViolation.code)
    },
  },
  {
    id: 'W5',
    title: 'a flood of questions from a reader who does not read takes no memory',
    maxGrowthBytes: 80 * MEBIBYTE,
    timeoutMs: 90_000,
    attack: async (arena) => {
      for (let note = 0; note < 40; note += 1)
        arena.alice.addNote({ text: 'volle tekst '.repeat(800), x: note * 220 })
      await arena.bob.changes.until(() => arena.bob.noteIds().length >= 42, 15_000)
      const stateBytes = Y.encodeStateAsUpdate(arena.bob.doc).length
      expect(stateBytes).toBeGreaterThan(300_000)
      const visitors = await Promise.all([arena.enter(), arena.enter(), arena.enter()])
      for (const visitor of visitors) {
        const attacker = await arena.connect(visitor)
        attacker.socket.pause()
        await attacker.sendAll(Array.from({ length: 400 }, () => encodeStateVectorRequest()))
      }
      await arena.bob.changes.until(() => false, 3000)
    },
  },
  {
    id: 'W5',
    title: 'questions over ever new connections slow nobody',
    maxGrowthBytes: 120 * MEBIBYTE,
    timeoutMs: 90_000,
    attack: async (arena) => {
      for (let note = 0; note < 100; note += 1)
        arena.alice.addNote({ text: 'volle tekst '.repeat(800), x: note })
      await arena.bob.changes.until(() => arena.bob.noteIds().length >= 102, 15_000)
      const untilMs = performance.now() + amount(4000, 30_000)
      const attackers = Array.from({ length: 8 }, async () => {
        const visitor = await arena.enter()
        while (performance.now() < untilMs) {
          const attacker = await arena.connect(visitor)
          await attacker.sendAll(Array.from({ length: 15 }, () => encodeStateVectorRequest()))
          await attacker.settled(500)
          attacker.close()
        }
      })
      await Promise.all(attackers)
    },
  },
  {
    id: 'Y1',
    title: 'an update that changes nothing is no offence',
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.send(encodeSyncFrame(SYNC_STEP.missing, VALID_EMPTY_UPDATE))
      await attacker.send(encodeSyncFrame(SYNC_STEP.update, VALID_EMPTY_UPDATE))
      await attacker.settled()
      expect(attacker.closeCode()).toBeNull()
    },
  },
]
