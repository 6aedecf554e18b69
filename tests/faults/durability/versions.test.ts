import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { BoardDifference, BoardVersions, RestoreScope } from '@anderhalf/protocol'
import { afterEach, expect, test } from 'vitest'
import { createHealthyPair } from '../honest/healthy-pair.ts'
import { createHonestClient, type HonestClient } from '../honest/honest-client.ts'
import { createDataDir, startRelay } from '../target/anderhalf.ts'
import { callApi, createBoardOver, type LinkedBoard } from '../target/board-api.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { Visitor } from '../target/target.ts'

const NOTES = 300
const WITHIN_MS = 60_000

let dataDir = ''
let server: ServerProcess
const open: { close(): void }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) each.close()
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** A board with some hundred notes, and a version of it: one is kept when the relay is stopped. */
async function startWithVersion(): Promise<{ board: LinkedBoard; notes: readonly string[] }> {
  dataDir = await createDataDir()
  server = await startRelay({ dataDir })
  const board = await createBoardOver(server.origin)
  const [writer, reader] = await Promise.all([enter(board), enter(board)])
  const notes = Array.from({ length: NOTES }, (_, at) => writer.addNote({ text: `idee ${at}` }))
  expect(await reader.changes.until(() => hasAll(reader, notes), WITHIN_MS)).toBe(true)
  for (const client of open.splice(0)) client.close()
  server.signal('SIGTERM')
  await server.exited
  server = await startRelay({ dataDir, port: server.port })
  return { board, notes }
}

async function enter(board: LinkedBoard): Promise<HonestClient> {
  const client = createHonestClient(server, board, await board.join('participant', 'Sam'))
  open.push(client)
  await client.synced()
  return client
}

function hasAll(client: HonestClient, notes: readonly string[]): boolean {
  return notes.every((note) => client.positionOf(note) !== null)
}

function deleteAll(client: HonestClient): void {
  const records = client.doc.getMap('records')
  client.doc.transact(() => client.noteIds().forEach((id) => records.delete(id)))
}

async function ask<Answer>(
  board: LinkedBoard,
  visitor: Visitor,
  path = '',
  scope?: RestoreScope,
): Promise<Answer> {
  const answer = await callApi(server.origin, {
    method: scope === undefined ? 'GET' : 'POST',
    path: `/api/boards/${board.boardId}/versions${path}`,
    headers: visitor.headers,
    ...(scope === undefined ? {} : { body: { scope } }),
  })
  expect(answer.status, answer.text).toBe(200)
  return JSON.parse(answer.text) as Answer
}

test(`[Y14] one participant deletes ${NOTES} notes, and the facilitator has them back while others work on`, async () => {
  const { board, notes } = await startWithVersion()
  const pair = await createHealthyPair(server, board)
  open.push(pair)
  const { alice, bob } = pair
  const stopWorking = pair.startWorking()
  const mallory = await enter(board)
  deleteAll(mallory)
  const isEmpty = (): boolean => notes.every((note) => bob.positionOf(note) === null)
  expect(await bob.changes.until(isEmpty, WITHIN_MS)).toBe(true)

  const { versions } = await ask<BoardVersions>(board, alice.visitor)
  expect(versions).toMatchObject([{ number: 1, shapes: NOTES }])
  const restored = await ask<BoardDifference>(board, alice.visitor, '/1/restore', 'missing')
  expect(restored).toMatchObject({ missing: NOTES, changed: 0 })
  for (const person of [alice, bob, mallory]) {
    expect(await person.changes.until(() => hasAll(person, notes), WITHIN_MS)).toBe(true)
  }
  stopWorking()
  await pair.assertWell()
  expect(alice.disconnects() + bob.disconnects()).toBe(0)
  const after = await ask<BoardVersions>(board, alice.visitor)
  expect(after.versions.map(({ number }) => number)).toEqual([2, 1])
}, 180_000)

interface Restoring {
  readonly board: LinkedBoard
  readonly facilitator: Visitor
  readonly client: HonestClient
  readonly notes: readonly string[]
  /** Of the last version before it. */
  readonly lastNumber: number
}

/** What the relay is in the middle of, once a facilitator has asked for what is gone. */
const MOMENTS: Readonly<Record<string, (restoring: Restoring) => Promise<void>>> = {
  'the board as it is is being kept': async ({ board, facilitator }) => {
    await ask(board, facilitator)
  },
  'it was kept, and the earlier version is being read': async ({ board, facilitator, lastNumber }) => {
    while ((await lastVersion(board, facilitator)) === lastNumber) await delay(5)
  },
  'what is back is on its way to the disk': async ({ client, notes }) => {
    expect(await client.changes.until(() => hasAll(client, notes), WITHIN_MS)).toBe(true)
  },
}

async function lastVersion(board: LinkedBoard, facilitator: Visitor): Promise<number | undefined> {
  return (await ask<BoardVersions>(board, facilitator)).versions[0]?.number
}

test('[D1] kills while a version is kept and brought back leave the board before or after it, and each version whole', async () => {
  const { board, notes } = await startWithVersion()
  const facilitator = await board.join('facilitator', 'Noor')
  let client = await enter(board)
  for (const [moment, until] of Object.entries(MOMENTS)) {
    deleteAll(client)
    // Differs from each version before it: it has to be kept.
    client.addNote()
    while ((await ask<BoardDifference>(board, facilitator, '/1')).missing < NOTES) await delay(20)
    const lastNumber = (await lastVersion(board, facilitator)) ?? 0
    const asked = ask(board, facilitator, '/1/restore', 'missing').catch(() => null)
    await until({ board, facilitator, client, notes, lastNumber })
    await server.close()
    const answered = await asked
    client.close()
    server = await startRelay({ dataDir, port: server.port })

    const { versions } = await ask<BoardVersions>(board, facilitator)
    expect(versions.at(-1)).toMatchObject({ number: 1, shapes: NOTES })
    for (const { number } of versions) await ask(board, facilitator, `/${number}`)
    client = await enter(board)
    const left = notes.filter((note) => client.positionOf(note) !== null).length
    expect(answered === null ? [0, NOTES] : [NOTES], moment).toContain(left)
    // And the way back is still open.
    await ask(board, facilitator, '/1/restore', 'missing')
    expect(await client.changes.until(() => hasAll(client, notes), WITHIN_MS)).toBe(true)
  }
}, 300_000)
