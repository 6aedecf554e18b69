import { rm } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import { PRESENCE_USER_KEY, REJECT_CODE } from '@anderhalf/protocol'
import * as Y from 'yjs'
import { openAttackSocket } from './attacker/attack-socket.ts'
import { handshakeOf, openRawSocket } from './attacker/raw-socket.ts'
import { encodeUpdateFrame } from './attacker/sync-frames.ts'
import { createHealthyPair } from './honest/healthy-pair.ts'
import { createHonestClient } from './honest/honest-client.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from './honest/write-note.ts'
import { createDataDir, startRelay } from './target/anderhalf.ts'
import { callApi, createBoardOver } from './target/board-api.ts'
import { nextLocalAddress } from './target/local-address.ts'
import type { ServerProcess } from './target/child-process.ts'
import type { TargetBoard, Visitor } from './target/target.ts'

// What an operator sets: each relay here starts with variables of its own.
let dataDir = ''
let server: ServerProcess | null = null
afterEach(async () => {
  await server?.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function startWith(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  dataDir = await createDataDir()
  server = await startRelay({ dataDir, env })
  return server
}

/** What becomes of each note: null when it is taken. */
async function verdictsOn(
  relay: ServerProcess,
  board: TargetBoard,
  visitor: Visitor,
  texts: readonly string[],
) {
  const writer = await openAttackSocket(relay, board.syncPath('canvas'), visitor)
  await writer.settled()
  const doc = new Y.Doc()
  const verdicts: (number | null)[] = []
  for (const [at, text] of texts.entries()) {
    const known = Y.encodeStateVector(doc)
    writeNote(doc, createNote({ text }))
    await writer.barrier(2 * at + 1)
    await writer.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc, known)))
    const answer = await writer.barrier(2 * at + 2)
    verdicts.push(answer?.kind === 'rejected' ? answer.code : null)
    if (answer?.kind === 'rejected') break
  }
  writer.close()
  return verdicts
}

test('[Y13] a board takes as many records as the operator allows, refuses the next as full, and goes on', async () => {
  const relay = await startWith({ MAX_RECORDS: '10' })
  const board = await createBoardOver(relay.origin)
  const visitor = await board.join('participant', 'Schrijver')
  // The document and its page are records too.
  const verdicts = await verdictsOn(
    relay,
    board,
    visitor,
    Array.from({ length: 12 }, () => 'briefje'),
  )
  expect(verdicts).toEqual([...Array.from({ length: 8 }, () => null), REJECT_CODE.boardFull])

  const client = createHonestClient(relay, board, visitor)
  await client.synced()
  const [first, second] = client.noteIds()
  client.moveNote(first ?? '', 77, 77)
  client.doc.getMap('records').delete(second ?? '')
  const watcher = createHonestClient(relay, board, await board.join('viewer', 'Kijker'))
  const moved = (): boolean => watcher.positionOf(first ?? '')?.[0] === 77 && watcher.noteIds().length === 7
  expect(await watcher.changes.until(moved, 3000), 'a full board can be moved on and cleared').toBe(true)
  const note = client.addNote({ text: 'weer plaats' })
  expect(await watcher.changes.until(() => watcher.positionOf(note) !== null, 3000)).toBe(true)
  client.close()
  watcher.close()
})

test('[Y13] a board takes as many bytes as the operator allows, and refuses the next as full', async () => {
  const relay = await startWith({ MAX_ENCODED_BOARD_BYTES: '100000' })
  const board = await createBoardOver(relay.origin)
  const visitor = await board.join('participant', 'Schrijver')
  const verdicts = await verdictsOn(
    relay,
    board,
    visitor,
    Array.from({ length: 40 }, () => 'x'.repeat(9000)),
  )
  expect(verdicts.at(-1)).toBe(REJECT_CODE.boardFull)
  expect(verdicts.length).toBeGreaterThan(8)
  expect(verdicts.length).toBeLessThan(16)

  const client = createHonestClient(relay, board, visitor)
  await client.synced()
  for (const id of client.noteIds().slice(0, 4)) client.doc.getMap('records').delete(id)
  const watcher = createHonestClient(relay, board, await board.join('viewer', 'Kijker'))
  const cleared = (): boolean => watcher.noteIds().length === client.noteIds().length
  expect(await watcher.changes.until(cleared, 3000), 'a full board can be cleared').toBe(true)
  await expect
    .poll(async () => (await verdictsOn(relay, board, visitor, ['x'.repeat(9000)])).at(-1), {
      timeout: 20_000,
    })
    .toBeNull()
  client.close()
  watcher.close()
})

test('[P6] who only looks on is shown with a name where the operator wants that', async () => {
  const relay = await startWith({ SHOW_VIEWER_NAMES: 'yes' })
  const board = await createBoardOver(relay.origin)
  const watcher = createHonestClient(relay, board, await board.join('participant', 'Piet'))
  const viewer = createHonestClient(relay, board, await board.join('viewer', 'Vera'))
  await Promise.all([watcher.synced(), viewer.synced()])
  viewer.awareness.setLocalStateField('cursor', [1, 1])
  const shown = (): unknown => watcher.awareness.getStates().get(viewer.doc.clientID)?.[PRESENCE_USER_KEY]
  expect(await watcher.changes.until(() => shown() !== undefined, 3000)).toBe(true)
  expect(shown()).toMatchObject({ name: 'Vera', role: 'viewer' })
  watcher.close()
  viewer.close()
})

/** Puts a mistake into the process from the outside: it throws, and leaves a promise to itself, at each signal. */
const MISTAKE_AT_SIGNAL = `process.on('SIGUSR2', () => {
  Promise.reject(new Error('a promise that nobody minds'))
  throw new Error('a mistake')
})`

test('[W13] a mistake that nobody catches is in the log, and the process goes on for everybody', async () => {
  const hook = `data:text/javascript,${encodeURIComponent(MISTAKE_AT_SIGNAL)}`
  const relay = await startWith({ NODE_OPTIONS: `--import=${hook}` })
  const board = await createBoardOver(relay.origin)
  const pair = await createHealthyPair(relay, board)
  for (let time = 1; time <= 3; time += 1) {
    relay.signal('SIGUSR2')
    await expect.poll(() => relay.output().split('uncaught exception').length - 1).toBe(time)
    await expect.poll(() => relay.output().split('unhandled rejection').length - 1).toBe(time)
  }
  await pair.assertWell()
  expect((await callApi(relay.origin, { method: 'GET', path: '/readyz' })).status).toBe(200)
  expect(pair.alice.disconnects() + pair.bob.disconnects()).toBe(0)
  pair.close()
})

const UPGRADES_PER_SECOND = 4

test.each([
  ['MAX_UPGRADE_BURST_PER_ADDRESS', 'MAX_UPGRADES_PER_ADDRESS_PER_SECOND', 429],
  ['MAX_UPGRADE_BURST', 'MAX_UPGRADES_PER_SECOND', 503],
])(
  '[W7] %s: so many ask at once, the next is told when to come back, and does',
  async (burst, rate, status) => {
    const relay = await startWith({ [burst]: '4', [rate]: String(UPGRADES_PER_SECOND) })
    const board = await createBoardOver(relay.origin)
    const visitor = await board.join('participant', 'Iemand')
    const handshake = handshakeOf(relay, board.syncPath('canvas'), visitor.headers)
    const knocking = await Promise.all(
      Array.from({ length: 20 }, () => openRawSocket(relay, visitor.localAddress)),
    )
    const knockedAtMs = performance.now()
    const answers = await Promise.all(
      knocking.map(async (raw) => {
        await raw.write(handshake)
        return (await raw.receive((all) => all.includes('\r\n\r\n'))).toString('latin1')
      }),
    )
    const takenMeanwhile = ((performance.now() - knockedAtMs) / 1000) * UPGRADES_PER_SECOND
    const taken = answers.filter((answer) => answer.startsWith('HTTP/1.1 101'))
    expect(taken.length).toBeGreaterThanOrEqual(4)
    expect(taken.length).toBeLessThanOrEqual(4 + takenMeanwhile)
    for (const answer of answers.filter((each) => !taken.includes(each))) {
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      expect(answer).toMatch(/^Retry-After: [1-9]/m)
    }
    for (const raw of knocking) raw.destroy()
    const returning = createHonestClient(relay, board, visitor)
    await returning.synced(30_000)
    returning.close()
  },
)

test('[W7] a flood of upgrades from one address ends at the door, and a hundred others come in meanwhile', async () => {
  const relay = await startWith({
    MAX_UPGRADE_BURST_PER_ADDRESS: '50',
    MAX_UPGRADES_PER_ADDRESS_PER_SECOND: '1',
  })
  const board = await createBoardOver(relay.origin)
  const people = await Promise.all(Array.from({ length: 100 }, () => board.join('participant', 'Eerlijk')))
  const localAddress = nextLocalAddress()
  const handshake = handshakeOf(relay, board.syncPath('canvas'), {})
  const arrival = new AbortController()
  let turnedAway = 0
  const flood = Array.from({ length: 20 }, async () => {
    while (!arrival.signal.aborted || turnedAway === 0) {
      const raw = await openRawSocket(relay, localAddress)
      await raw.write(handshake)
      const answer = await raw.receive((all) => all.includes('\r\n\r\n'))
      if (answer.toString('latin1').startsWith('HTTP/1.1 429')) turnedAway += 1
      raw.destroy()
    }
  })
  const arrived = people.map((visitor) => createHonestClient(relay, board, visitor))
  await Promise.all(arrived.map((client) => client.synced(30_000)))
  arrival.abort()
  await Promise.all(flood)
  expect(turnedAway).toBeGreaterThan(0)
  expect(arrived.filter((client) => client.wasRefused())).toEqual([])
  for (const client of arrived) client.close()
}, 60_000)

test('[W7] metrics with a token are told to who has it, and to nobody else', async () => {
  const relay = await startWith({ METRICS_TOKEN: 'a-token-of-the-operator' })
  const ask = (headers: Readonly<Record<string, string>>) =>
    callApi(relay.origin, { method: 'GET', path: '/metrics', headers })
  expect((await ask({ authorization: 'Bearer a-token-of-the-operator' })).status).toBe(200)
  for (const headers of [
    {},
    { authorization: 'Bearer another-token-of-nobody' },
    { authorization: 'Basic YTpi' },
  ]) {
    expect([401, 403, 404]).toContain((await ask(headers)).status)
  }
})

test('[R11] links carry the public address, whatever Host a request names', async () => {
  const relay = await startWith({ PUBLIC_URL: 'https://borden.example' })
  const raw = await openRawSocket(relay)
  const body = '{"title":"Bord"}'
  await raw.write(
    `POST /api/boards HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  await raw.closedWithin(5000)
  const answer = raw.received().toString('utf8').split('\r\n\r\n')[1]
  expect(answer).toContain('https://borden.example/j/')
  expect(answer).not.toContain('evil.example')
})

test('[R6] guessing codes from many addresses stops at the total that the operator allows', async () => {
  const relay = await startWith({ MAX_CODE_GUESSES_PER_MINUTE: '20' })
  const guess = () =>
    callApi(relay.origin, { method: 'POST', path: '/api/join', body: { code: 'AAAAAAAA', name: 'x' } })
  const statuses: number[] = []
  for (let at = 0; at < 22; at += 1) statuses.push((await guess()).status)
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404))
  expect(statuses.slice(20)).toEqual([429, 429])
  const board = await createBoardOver(relay.origin)
  await expect(board.join('participant', 'Met de link')).resolves.toBeDefined()
})

test('[R6] behind a proxy of the operator, the address that the proxy names is the one that counts', async () => {
  const relay = await startWith({ TRUST_PROXY: '1', MAX_BOARDS_PER_ADDRESS_PER_MINUTE: '2' })
  const make = (forwarded: string) =>
    callApi(relay.origin, {
      method: 'POST',
      path: '/api/boards',
      body: { title: 'x' },
      headers: { 'x-forwarded-for': forwarded },
    }).then(({ status }) => status)
  expect([await make('10.0.0.1'), await make('10.0.0.1'), await make('10.0.0.1')]).toEqual([201, 201, 429])
  expect(await make('10.0.0.2')).toBe(201)
  // The first entries come from the visitor and can say anything.
  expect(await make('10.9.9.9, 10.0.0.1')).toBe(429)
})
