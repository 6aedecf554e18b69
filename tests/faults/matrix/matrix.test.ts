import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, SHARED_LANES, type Role } from '@anderhalf/protocol'
import { ROUTES } from '@anderhalf/relay/routes'
import * as Y from 'yjs'
import { openAttackSocket } from '../attacker/attack-socket.ts'
import { handshakeOf, openRawSocket } from '../attacker/raw-socket.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { startAnderhalf } from '../target/anderhalf.ts'
import { callApi, createBoardOver, secretOf, type LinkedBoard } from '../target/board-api.ts'
import type { Target, Visitor } from '../target/target.ts'
import { LANE_RIGHTS } from './lane-rights.ts'
import { ROUTE_RIGHTS, type Verdict, type Who } from './route-rights.ts'

const EVERYBODY: readonly Who[] = [...ROLES, 'nobody']
const NO_BOARD = 'A'.repeat(22)

let target: Target
let board: LinkedBoard
let foreign: LinkedBoard
beforeAll(async () => {
  target = await startAnderhalf()
  board = await createBoardOver(target.server().origin, 'Eigen bord')
  foreign = await createBoardOver(target.server().origin, 'Vreemd bord')
})
afterAll(() => target.close())

function nameOf(route: { readonly method: string; readonly path: string }): string {
  return `${route.method} ${route.path}`
}

async function headersOf(who: Who, on: LinkedBoard): Promise<Readonly<Record<string, string>>> {
  return who === 'nobody' ? {} : (await on.join(who, 'Iemand')).headers
}

function expectVerdict(status: number, verdict: Verdict): void {
  if (verdict === 'ok') expect(Math.floor(status / 100)).toBe(2)
  else expect(status).toBe(verdict)
}

test('[R5] the table of rights knows every route of the relay, and no other', () => {
  expect(ROUTE_RIGHTS.map(nameOf).toSorted()).toEqual(ROUTES.map(nameOf).toSorted())
})

for (const route of ROUTE_RIGHTS) {
  const call = (headers: Readonly<Record<string, string>>, boardId = board.boardId) =>
    callApi(target.server().origin, {
      method: route.method,
      path: (route.call ?? route.path).replace(':boardId', boardId),
      body: route.body?.({ boardId, secret: secretOf(board.links.participant) }),
      headers,
    })

  test.each(EVERYBODY)(`[R5] ${nameOf(route)} as %s on the own board`, async (who) => {
    const answer = await call(await headersOf(who, board))
    expectVerdict(answer.status, route.own[who])
    if (answer.status >= 400) expect(JSON.parse(answer.text)).toMatchObject({ code: expect.any(String) })
  })

  const { foreign: verdict } = route
  if (verdict === null) continue
  test.each(ROLES)(`[R5] ${nameOf(route)} as %s of another board`, async (role) => {
    const headers = await headersOf(role, foreign)
    const answer = await call(headers)
    expectVerdict(answer.status, verdict)
    if (verdict !== 404) return
    const ofNoBoard = await call(headers, NO_BOARD)
    expect([answer.status, answer.text], 'no word more than for a board that is none').toEqual([
      ofNoBoard.status,
      ofNoBoard.text,
    ])
  })
}

test('[R1] the table of rights knows every lane of a board, and no other', () => {
  const known = [...SHARED_LANES, 'private/own', 'private/other']
  expect(Object.keys(LANE_RIGHTS).toSorted()).toEqual(known.toSorted())
})

function pathFor(lane: string, visitor: Visitor, other: Visitor): string {
  const owners: Readonly<Record<string, string>> = {
    'private/own': `private/${visitor.participantId}`,
    'private/other': `private/${other.participantId}`,
  }
  return board.syncPath(owners[lane] ?? lane)
}

async function statusOfUpgrade(path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const raw = await openRawSocket(target.server())
  await raw.write(handshakeOf(target.server(), path, headers))
  const answer = await raw.receive((all) => all.includes('\r\n\r\n'))
  raw.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1] ?? 0)
}

/** Whether a note that this visitor sends is there for somebody who opens the lane afterwards. */
async function canWrite(path: string, visitor: Visitor, reader: Visitor): Promise<boolean> {
  const attacker = await openAttackSocket(target.server(), path, visitor)
  const doc = new Y.Doc()
  const note = createNote({ text: 'mag dit' })
  writeNote(doc, note)
  await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc)))
  await attacker.settled()
  attacker.close()
  const lane = path.slice(board.syncPath('').length)
  const after = createHonestClient(target.server(), board, reader, { lane })
  await after.synced()
  const written = after.positionOf(note.id) !== null
  after.close()
  return written
}

const CELLS = Object.entries(LANE_RIGHTS).flatMap(([lane, rights]) =>
  ROLES.map((role): [string, Role, string] => [lane, role, rights[role]]),
)

test.each(CELLS)('[R1] lane %s as %s: %s', async (lane, role, right) => {
  const visitor = await board.join(role, 'Iemand')
  const other = await board.join('participant', 'Ander')
  const path = pathFor(lane, visitor, other)
  const status = await statusOfUpgrade(path, visitor.headers)
  if (right === 'none') {
    expect([403, 404]).toContain(status)
    return
  }
  expect(status).toBe(101)
  const reader = lane.startsWith('private/') ? visitor : await board.join('facilitator', 'Lezer')
  expect(await canWrite(path, visitor, reader)).toBe(right === 'write')
})

test.each(CELLS)('[R5] lane %s of another board as %s', async (lane, role) => {
  const stranger = await foreign.join(role, 'Vreemd')
  const member = await board.join('participant', 'Ander')
  expect(await statusOfUpgrade(pathFor(lane, stranger, member), stranger.headers)).toBe(404)
})

test.each(Object.keys(LANE_RIGHTS))('[R5] lane %s without a session', async (lane) => {
  const member = await board.join('participant', 'Ander')
  expect(await statusOfUpgrade(pathFor(lane, member, member), {})).toBe(401)
})
