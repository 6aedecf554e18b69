import { rm, stat } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'libsql'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { percentile } from '../arena.ts'
import { openAttackSocket } from '../attacker/attack-socket.ts'
import { collected, craftUpdate } from '../attacker/crafted-update.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { amount, FORM, promisedMs } from '../form.ts'
import { areEqualDocs, assertEqualBoards } from '../honest/assert-equal-boards.ts'
import { createDurableWriter } from '../honest/durable-writer.ts'
import { createHonestClient, type HonestClient } from '../honest/honest-client.ts'
import { createDataDir, startRelay } from '../target/anderhalf.ts'
import { createBoardOver, type LinkedBoard } from '../target/board-api.ts'
import type { ServerProcess } from '../target/child-process.ts'
import { databaseFileOf } from './database-file.ts'
import { countLost, readBoard } from './read-board.ts'

const MAX_STOP_MS = 10_000

let dataDir = ''
let server: ServerProcess | null = null
const clients: HonestClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server?.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function startWithBoard(): Promise<{ started: ServerProcess; board: LinkedBoard }> {
  dataDir = await createDataDir()
  server = await startRelay({ dataDir })
  return { started: server, board: await createBoardOver(server.origin) }
}

async function startAgain(port: number): Promise<ServerProcess> {
  server = await startRelay({ dataDir, port })
  return server
}

async function arrive(at: ServerProcess, board: LinkedBoard, count: number): Promise<HonestClient[]> {
  const arrived: HonestClient[] = []
  for (let person = 0; person < count; person += 1) {
    arrived.push(createHonestClient(at, board, await board.join('participant', `Deelnemer ${person}`)))
  }
  clients.push(...arrived)
  await Promise.all(arrived.map((client) => client.synced(20_000)))
  return arrived
}

test(
  '[N9] SIGTERM under load says DRAIN, closes with 1012, ends well within 10 s and loses nothing',
  async () => {
    const { started, board } = await startWithBoard()
    const reader = await board.join('viewer', 'Lezer')
    const writers = await Promise.all(
      Array.from({ length: 5 }, async (_, at) =>
        createDurableWriter(board, await board.join('participant', `S${at}`)),
      ),
    )
    let running = started
    for (let round = 0; round < amount(3, 50); round += 1) {
      await Promise.all(writers.map((writer) => writer.connect(running)))
      const editing = setInterval(() => {
        for (const writer of writers) writer.edit()
      }, 20)
      await delay(400)
      const stoppedAtMs = performance.now()
      running.signal('SIGTERM')
      const ending = await running.exited
      clearInterval(editing)
      expect(ending, running.output().slice(-500)).toEqual({ code: 0, signal: null })
      expect(performance.now() - stoppedAtMs, 'time to stop').toBeLessThan(promisedMs(MAX_STOP_MS))
      await delay(50)
      for (const writer of writers) expect(writer.endings().at(-1)).toEqual({ code: 1012, drained: true })
      running = await startAgain(running.port)
      expect(countLost(await readBoard(running, board, reader), writers), `round ${round}`).toBe(0)
    }
    await Promise.all(writers.map((writer) => writer.connect(running)))
    for (const writer of writers) writer.edit()
    for (const writer of writers)
      expect(await writer.allSafe(promisedMs(5000)), 'the rest is handed over and safe').toBe(true)
    const seen = await readBoard(running, board, reader)
    for (const writer of writers) {
      expect(seen.xOf(writer.movedNoteId)).toBe(writer.editCount())
      writer.close()
    }
  },
  amount(60_000, 600_000),
)

test('[N9] a stop waits neither for readers who do not read nor for a database that is held', async () => {
  const { started, board } = await startWithBoard()
  const stuck = await Promise.all(
    [1, 2, 3].map(async () =>
      openAttackSocket(started, board.syncPath('canvas'), await board.join('viewer', 'Stil')),
    ),
  )
  for (const socket of stuck) {
    await socket.settled()
    socket.socket.pause()
  }
  const [author] = await arrive(started, board, 1)
  for (let note = 0; note < 60; note += 1) author!.addNote({ text: 'volle tekst '.repeat(1000) })
  await delay(1000)
  const other = new Database(databaseFileOf(dataDir))
  other.exec('BEGIN IMMEDIATE')
  const lastNote = author!.addNote({ text: 'staat alleen in het dagboek' })
  await delay(200)
  author!.close()
  const stoppedAtMs = performance.now()
  started.signal('SIGTERM')
  const ending = await Promise.race([started.exited, delay(promisedMs(10_000), null)])
  other.exec('COMMIT')
  other.close()
  for (const socket of stuck) socket.close()
  expect(ending, 'it ends by itself, and says that all is safe').toEqual({ code: 0, signal: null })
  expect(performance.now() - stoppedAtMs).toBeLessThan(promisedMs(5_000))
  const again = await startAgain(started.port)
  const [reader] = await arrive(again, board, 1)
  expect(reader!.positionOf(lastNote), 'nothing is lost').not.toBeNull()
}, 40_000)

test('[N9] after a clean stop all data lies in one file, which can be copied', async () => {
  const { started, board } = await startWithBoard()
  const writer = createDurableWriter(board, await board.join('participant', 'Schrijver'))
  await writer.connect(started)
  for (let edit = 0; edit < 50; edit += 1) writer.edit()
  expect(await writer.allSafe(promisedMs(5000))).toBe(true)
  started.signal('SIGTERM')
  await started.exited
  writer.close()
  const waiting = await stat(`${databaseFileOf(dataDir)}-wal`).catch(() => null)
  expect(waiting?.size ?? 0, 'bytes beside the database').toBe(0)
})

const PEOPLE = amount(40, 100)

test.each(FORM === 'long' ? (['SIGKILL', 'SIGTERM'] as const) : (['SIGKILL'] as const))(
  `[N1] ${PEOPLE} people are back within 10 s of %s and a start, 95 of 100 within 5 s, with all their edits`,
  async (signal) => {
    const { started, board } = await startWithBoard()
    const people = await arrive(started, board, PEOPLE)
    const notes = people.map((person, at) => person.addNote({ x: at, text: `van ${at}` }))
    const [first] = people
    if (first === undefined) throw new Error('nobody came')
    const all = (): boolean => notes.every((note) => first.positionOf(note) !== null)
    expect(await first.changes.until(all, 20_000)).toBe(true)
    started.signal(signal)
    await started.exited
    const during = people.map((person) => person.addNote({ text: 'terwijl hij weg was' }))
    const restarted = await startAgain(started.port)
    // Many people in one process: what it waits for itself is not the server's doing.
    const ownDelay = monitorEventLoopDelay()
    ownDelay.enable()
    const backAtMs = performance.now()
    const waitsMs = await Promise.all(
      people.map(async (person) => {
        await person.changes.until(() => person.provider.synced, promisedMs(15_000))
        return performance.now() - backAtMs
      }),
    )
    ownDelay.disable()
    const ownDelayMs = ownDelay.max / 1e6
    expect(percentile(waitsMs, 0.95), 'p95').toBeLessThan(promisedMs(5000) + ownDelayMs)
    expect(Math.max(...waitsMs), 'the last one').toBeLessThan(promisedMs(10_000) + ownDelayMs)
    const healed = (): boolean => during.every((note) => first.positionOf(note) !== null)
    expect(await first.changes.until(healed, 20_000), 'what was written meanwhile').toBe(true)
    expect(restarted.cpuSeconds(), 'CPU seconds of the start').toBeLessThan(3)
  },
  180_000,
)

test('[Y8] after a kill, forty people bring back what the server had lost, and takeovers are stopped again later', async () => {
  const { started, board } = await startWithBoard()
  const people = await arrive(started, board, 40)
  const author = people.pop()
  if (author === undefined) throw new Error('nobody came')
  for (const person of people) person.addNote({ text: 'eigen werk' })
  const last = author.addNote({ text: 'van iemand die daarna weggaat' })
  // Killed the moment somebody has seen the last edit: it may not be on the disk.
  const witness = people[0]
  if (witness === undefined) throw new Error('nobody came')
  await witness.changes.until(() => witness.positionOf(last) !== null, 3000)
  await started.close()
  author.close()
  clients.splice(clients.indexOf(author), 1)
  const restarted = await startAgain(started.port)
  await Promise.all(people.map((person) => person.changes.until(() => person.provider.synced, 15_000)))
  const note = witness.addNote({ text: 'verder' })
  const arrived = (person: HonestClient): boolean =>
    person.positionOf(note) !== null && person.positionOf(last) !== null
  const seen = await Promise.all(people.map((person) => person.changes.until(() => arrived(person), 10_000)))
  expect(seen.every(Boolean)).toBe(true)
  await witness.changes.until(() => people.every((person) => areEqualDocs(person.doc, witness.doc)), 3000)
  const newcomer = createHonestClient(restarted, board, await board.join('viewer', 'Nieuw'))
  clients.push(newcomer)
  await newcomer.synced()
  await newcomer.changes.until(() => areEqualDocs(newcomer.doc, witness.doc), 3000)
  assertEqualBoards({ witness: witness.doc, other: people[1]?.doc ?? witness.doc, newcomer: newcomer.doc })
}, 90_000)

test.each(['SIGTERM', 'SIGKILL'] as const)(
  '[Y6] after a %s, a client id still belongs to who used it first',
  async (signal) => {
    const { started, board } = await startWithBoard()
    const [alice, bob] = await arrive(started, board, 2)
    if (alice === undefined || bob === undefined) throw new Error('nobody came')
    const before = alice.addNote({ text: 'voor de herstart' })
    expect(await bob.changes.until(() => bob.positionOf(before) !== null, 3000)).toBe(true)
    started.signal(signal)
    await started.exited
    const restarted = await startAgain(started.port)
    await Promise.all(
      [alice, bob].map((client) => client.changes.until(() => client.provider.synced, 10_000)),
    )
    const client = alice.doc.clientID
    const clock = Y.getState(alice.doc.store, client)
    const mallory = await board.join('participant', 'Mallory')
    const attacker = await openAttackSocket(restarted, board.syncPath('canvas'), mallory)
    await attacker.settled()
    await attacker.send(
      encodeUpdateFrame(craftUpdate({ runs: [{ client, clock, structs: [collected(5)] }] })),
    )
    await attacker.settled()
    attacker.close()
    const after = alice.addNote({ text: 'na de herstart' })
    expect(await bob.changes.until(() => bob.positionOf(after) !== null, 3000)).toBe(true)
    expect(bob.doc.store.pendingStructs).toBeNull()
  },
  60_000,
)

test(
  '[D9] leaving and coming back at once, again and again, loses nothing and never loads twice',
  async () => {
    const { started, board } = await startWithBoard()
    const visitor = await board.join('participant', 'Heen en weer')
    const notes: string[] = []
    for (let round = 0; round < amount(40, 1000); round += 1) {
      const client = createHonestClient(started, board, visitor)
      clients.push(client)
      await client.synced()
      for (const note of notes) expect(client.positionOf(note), `round ${round}`).not.toBeNull()
      if (round < 12) notes.push(client.addNote({ x: round }))
      // Long enough for the frame to leave, too short for anything else to have settled.
      await delay(5)
      client.close()
      clients.pop()
    }
  },
  amount(60_000, 300_000),
)
