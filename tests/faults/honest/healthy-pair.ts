import { expect } from 'vitest'
import type { ServerProcess } from '../target/child-process.ts'
import type { TargetBoard } from '../target/target.ts'
import { areEqualDocs, assertEqualBoards } from './assert-equal-boards.ts'
import { createHonestClient, type HonestClient } from './honest-client.ts'

const MAX_EDIT_MS = 2000
const PROBE_EVERY_MS = 200

/** Two people who work on the board while it is attacked. */
export interface HealthyPair {
  readonly alice: HonestClient
  readonly bob: HonestClient
  /** Alice moves a note five times a second until the returned function is called. */
  startWorking(): () => number[]
  /** They still work together, and a newcomer sees the same board. */
  assertWell(): Promise<void>
  close(): void
}

export async function createHealthyPair(server: ServerProcess, board: TargetBoard): Promise<HealthyPair> {
  const [forAlice, forBob] = await Promise.all([
    board.join('facilitator', 'Alice'),
    board.join('participant', 'Bob'),
  ])
  const alice = createHonestClient(server, board, forAlice)
  const bob = createHonestClient(server, board, forBob)
  await Promise.all([alice.synced(), bob.synced()])
  const notes = new Map([alice, bob].map((person) => [person, person.addNote({ text: 'eigen briefje' })]))
  const all = (person: HonestClient): boolean =>
    [...notes.values()].every((id) => person.positionOf(id) !== null)
  await Promise.all([alice, bob].map((person) => person.changes.until(() => all(person), 5000)))
  let step = 0

  return { alice, bob, startWorking, assertWell, close }

  async function editMs(from: HonestClient, to: HonestClient, withinMs: number): Promise<number> {
    step += 1
    const x = step
    const startedAtMs = performance.now()
    const note = moveOwnNote(from, x)
    const isGone = (): boolean => from.positionOf(note) === null
    const arrived = (): boolean => isGone() || (to.positionOf(note)?.[0] ?? -1) >= x
    const held = await to.changes.until(arrived, withinMs)
    return held ? performance.now() - startedAtMs : Number.POSITIVE_INFINITY
  }

  /** Everybody may delete a note of somebody else: then there is a new one. */
  function moveOwnNote(person: HonestClient, x: number): string {
    const known = notes.get(person) ?? ''
    const note = person.positionOf(known) === null ? person.addNote({ text: 'opnieuw' }) : known
    notes.set(person, note)
    person.moveNote(note, x, 0)
    return note
  }

  function startWorking(): () => number[] {
    const latenciesMs: number[] = []
    const pending = new Set<number>()
    const timer = setInterval(() => {
      const startedAtMs = performance.now()
      pending.add(startedAtMs)
      void editMs(alice, bob, 10_000).then((ms) => {
        pending.delete(startedAtMs)
        latenciesMs.push(ms)
      })
    }, PROBE_EVERY_MS)
    return () => {
      clearInterval(timer)
      const nowMs = performance.now()
      return [...latenciesMs, ...[...pending].map((startedAtMs) => nowMs - startedAtMs)]
    }
  }

  async function assertWell(): Promise<void> {
    for (const [from, to] of [
      [alice, bob],
      [bob, alice],
      [alice, bob],
    ] as const) {
      expect(await editMs(from, to, 10_000), 'an edit between healthy clients').toBeLessThan(MAX_EDIT_MS)
    }
    await assertPresenceFlows(alice, bob)
    await assertPresenceFlows(bob, alice)

    const newcomer = createHonestClient(server, board, await board.join('viewer', 'Nieuw'))
    try {
      await newcomer.synced()
      const equal = (): boolean => areEqualDocs(newcomer.doc, alice.doc) && areEqualDocs(bob.doc, alice.doc)
      await newcomer.changes.until(equal, 3000)
      assertEqualBoards({ alice: alice.doc, bob: bob.doc, newcomer: newcomer.doc })
    } finally {
      newcomer.close()
    }
  }

  async function assertPresenceFlows(from: HonestClient, to: HonestClient): Promise<void> {
    step += 1
    const cursor = step
    from.awareness.setLocalStateField('cursor', [cursor, cursor])
    const seen = (): boolean => {
      const state = to.awareness.getStates().get(from.doc.clientID) as { cursor?: number[] } | undefined
      return state?.cursor?.[0] === cursor
    }
    expect(await to.changes.until(seen, MAX_EDIT_MS), 'presence between healthy clients').toBe(true)
  }

  function close(): void {
    alice.close()
    bob.close()
  }
}
