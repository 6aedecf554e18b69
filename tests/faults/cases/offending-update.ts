import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Arena, AttackCase } from '../arena.ts'
import type { AttackSocket } from '../attacker/attack-socket.ts'
import { encodeMissingFrame, encodeUpdateFrame } from '../attacker/sync-frames.ts'

export interface OffendingUpdate {
  readonly id: string
  readonly title: string
  readonly update: (arena: Arena) => Uint8Array
  readonly maxGrowthBytes?: number
}

/**
 * An update that must not reach anybody: it is sent once as an update and once in answer to the server's question.
 * Where it carries structs of `ATTACKER_CLIENT`, nobody may know of them afterwards.
 */
export function refusedUpdate({ id, title, update, maxGrowthBytes }: OffendingUpdate): AttackCase {
  return {
    id,
    title: `${title}: not taken, not passed on`,
    maxGrowthBytes: maxGrowthBytes ?? 96 * 1024 * 1024,
    attack: async (arena) => {
      const before = knownBeyond(arena)
      const bytes = update(arena)
      const visitor = await arena.enter()
      for (const encode of [encodeUpdateFrame, encodeMissingFrame]) {
        const attacker = await arena.connect(visitor)
        await attacker.send(encode(bytes))
        await attacker.settled()
        attacker.close()
      }
      await expectUntouched(arena, before)
    },
  }
}

async function expectUntouched(arena: Arena, before: ReadonlySet<number>): Promise<void> {
  // What was passed on arrives before the next edit of somebody else does.
  const note = arena.alice.addNote()
  await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 5000)
  expect(knownBeyond(arena), 'clients that bob knows').toEqual(before)
}

function knownBeyond(arena: Arena): ReadonlySet<number> {
  const known = Y.decodeStateVector(Y.encodeStateVector(arena.bob.doc))
  return new Set(
    [...known.keys()].filter(
      (client) => client !== arena.alice.doc.clientID && client !== arena.bob.doc.clientID,
    ),
  )
}

/** Sends the update and tells what the server says to a client that speaks block 112. */
export async function rejectCodeOf(attacker: AttackSocket, update: Uint8Array): Promise<number | null> {
  await attacker.barrier(1)
  await attacker.send(encodeUpdateFrame(update))
  const answer = await attacker.barrier(2)
  return answer?.kind === 'rejected' ? answer.code : null
}
