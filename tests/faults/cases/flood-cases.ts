import { createNote } from '@anderhalf/board-model/testing'
import { expect } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Arena, AttackCase } from '../arena.ts'
import { encodePresenceFrame } from '../attacker/crafted-presence.ts'
import { encodeRawFrame, OPCODE } from '../attacker/web-socket-frame.ts'
import { concatVarUints, encodeStateVectorRequest, encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { amount } from '../form.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { writeNote } from '../honest/write-note.ts'

const MEBIBYTE = 1024 * 1024

/** The same bytes again and again, as fast as they are taken. */
function rawFlood(title: string, frame: Buffer): AttackCase {
  return {
    id: 'W9',
    title: `a flood of ${title} slows nobody`,
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const raw = await arena.connectRaw()
      const block = Buffer.concat(Array.from({ length: 500 }, () => frame))
      for (let round = 0; round < amount(40, 400) && !raw.isClosed(); round += 1) await raw.write(block)
    },
  }
}

function frameFlood(title: string, frame: Uint8Array): AttackCase {
  return {
    id: 'W9',
    title: `a flood of ${title} slows nobody`,
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let round = 0; round < 4; round += 1) {
        const attacker = await arena.connect(visitor)
        await attacker.sendAll(Array.from({ length: amount(3000, 20_000) }, () => frame))
        await attacker.settled(2000)
        attacker.close()
      }
    },
  }
}

const TEXTS_PER_UPDATE = 25
const LONG_TEXT = 'x'.repeat(19_000)

/** As much as one person may write at once. */
async function writeLongTexts(arena: Arena, texts: number): Promise<void> {
  const writer = await arena.connect()
  await writer.barrier(1)
  for (let written = 0; written < texts; written += TEXTS_PER_UPDATE) {
    const doc = new Y.Doc()
    const notes = Array.from({ length: TEXTS_PER_UPDATE }, () => createNote({ text: LONG_TEXT }))
    doc.transact(() => {
      for (const note of notes) writeNote(doc, note)
    })
    await writer.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc)))
  }
  expect(await writer.barrier(2, 30_000)).toMatchObject({ kind: 'durable' })
}

export const floodCases: readonly AttackCase[] = [
  rawFlood('pings', encodeRawFrame({ opcode: OPCODE.ping, payload: new Uint8Array(100) })),
  rawFlood('pongs', encodeRawFrame({ opcode: OPCODE.pong, payload: new Uint8Array(100) })),
  rawFlood('empty frames', encodeRawFrame({ opcode: OPCODE.binary })),
  frameFlood('messages of an unknown type', Uint8Array.of(100, 1, 2, 3)),
  frameFlood('questions for the state', encodeStateVectorRequest()),
  frameFlood('updates that change nothing', encodeUpdateFrame(Uint8Array.of(0, 0))),
  frameFlood('malformed updates', encodeUpdateFrame(Uint8Array.of(1, 1, 1, 0, 0))),
  frameFlood('presence', encodePresenceFrame([{ clientId: 4242, clock: 1, json: '{"cursor":[1,1]}' }])),
  frameFlood('barriers', Uint8Array.of(112, 1, 1)),
  {
    id: 'W9',
    title: 'asking for presence without reading the answers takes no memory',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const crowd = await Promise.all(
        Array.from({ length: 15 }, async (_, at) => {
          const person = await arena.connect(await arena.enter('viewer'))
          const json = JSON.stringify({ cursor: 'x'.repeat(3500) })
          await person.send(encodePresenceFrame([{ clientId: 9000 + at, clock: 1, json }]))
          return person
        }),
      )
      await Promise.all(crowd.map((person) => person.settled()))
      const visitor = await arena.enter()
      for (let round = 0; round < 6; round += 1) {
        const attacker = await arena.connect(visitor)
        attacker.socket.pause()
        await attacker.sendAll(Array.from({ length: 380 }, () => Uint8Array.of(3)))
      }
      await arena.bob.changes.until(() => false, 2000)
    },
  },
  {
    id: 'W6',
    title: 'readers who do not read, and each ask for something else of a large board, take little memory',
    // The board itself takes 100. With an answer for each of them it was 1,400.
    maxGrowthBytes: 700 * MEBIBYTE,
    timeoutMs: 90_000,
    attack: async (arena) => {
      await Promise.all(Array.from({ length: 3 }, () => writeLongTexts(arena, 180)))
      const visitors = await Promise.all(Array.from({ length: 90 }, () => arena.enter('viewer')))
      for (const [at, visitor] of visitors.entries()) {
        const reader = await arena.connect(visitor)
        reader.socket.pause()
        // Knows one edit of somebody whom nobody knows.
        await reader.send(encodeStateVectorRequest(concatVarUints([1, 1_000_000 + at, 1])))
      }
    },
  },
  {
    id: 'W6',
    title: 'readers who do not read cost nothing, and the others notice nothing',
    maxGrowthBytes: 80 * MEBIBYTE,
    timeoutMs: 90_000,
    attack: async (arena) => {
      const visitors = await Promise.all(Array.from({ length: 8 }, () => arena.enter('viewer')))
      const readers = await Promise.all(visitors.map((visitor) => arena.connect(visitor)))
      for (const reader of readers) reader.socket.pause()
      const late = createHonestClient(arena.server, arena.board, await arena.enter('viewer'))
      await late.synced()
      const line = late.provider.ws as unknown as WebSocket
      line.pause()
      const notes = Array.from({ length: 6 }, () => arena.bob.addNote())
      const text = 'volle tekst '.repeat(1500)
      for (let round = 0; round < amount(20, 120); round += 1) {
        const note = arena.bob.addNote({ text })
        expect(await arena.alice.changes.until(() => arena.alice.positionOf(note) !== null, 5000)).toBe(true)
        for (const id of notes) arena.bob.moveNote(id, round, round)
        await arena.bob.changes.until(() => false, 150)
      }
      for (const reader of readers) {
        reader.socket.resume()
        await reader.settled(10_000)
      }
      line.resume()
      const hasAll = (): boolean => late.noteIds().length === arena.bob.noteIds().length
      expect(await late.changes.until(hasAll, 20_000), 'who reads again has everything').toBe(true)
      late.close()
    },
  },
]
