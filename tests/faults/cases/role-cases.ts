import { expect } from 'vitest'
import {
  CLOSE_REASON,
  LIMITS,
  MESSAGE_TYPE,
  PRESENCE_USER_KEY,
  retryPolicyOf,
  SHARED_LANES,
  type BoardSharingState,
  type CreatedBoard,
  type Role,
} from '@anderhalf/protocol'
import { ROUTES } from '@anderhalf/relay/routes'
import * as Y from 'yjs'
import { ATTACKER_CLIENT } from '../attacker/attacker-client.ts'
import type { Arena, AttackCase } from '../arena.ts'
import { encodeMissingFrame, encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { openAttackSocket } from '../attacker/attack-socket.ts'
import { handshakeOf, openRawSocket } from '../attacker/raw-socket.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { callApi, createBoardOver, joinByLink, secretOf, type ApiAnswer } from '../target/board-api.ts'
import { nextLocalAddress } from '../target/local-address.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'

function noteUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = ATTACKER_CLIENT
  writeNote(doc, createNote({ text: 'mag niet' }))
  return Y.encodeStateAsUpdate(doc)
}

const READ_ONLY: readonly (readonly [Role, string])[] = [
  ['viewer', 'canvas'],
  ['council', 'canvas'],
  ['participant', 'review'],
  ['facilitator', 'facts'],
  ['participant', 'facts'],
  ['council', 'facts'],
  ['viewer', 'facts'],
]

const readOnly: readonly AttackCase[] = READ_ONLY.map(([role, lane]) => ({
  id: 'R1',
  title: `a ${role} cannot write in ${lane}, and is cut with 4403 after three tries`,
  attack: async (arena) => {
    const reader = createHonestClient(arena.server, arena.board, arena.alice.visitor, { lane })
    await reader.synced()
    const attacker = await arena.connect(await arena.enter(role), lane)
    for (const encode of [encodeMissingFrame, encodeUpdateFrame, encodeUpdateFrame, encodeUpdateFrame]) {
      await attacker.send(encode(noteUpdate()))
    }
    expect(await attacker.closedWithin(3000)).toBe(true)
    expect(attacker.closeCode()).toBe(4403)
    expect(Y.getState(reader.doc.store, ATTACKER_CLIENT), 'what others received').toBe(0)
    reader.close()
  },
}))

async function statusOfUpgrade(
  arena: Arena,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const raw = await openRawSocket(arena.server)
  await raw.write(handshakeOf(arena.server, path, headers))
  const answer = await raw.receive((all) => all.includes('\r\n\r\n'))
  raw.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1] ?? 0)
}

async function createdOver(
  arena: Arena,
  headers: Readonly<Record<string, string>> = {},
): Promise<CreatedBoard> {
  const answer = await callApi(arena.server.origin, {
    method: 'POST',
    path: '/api/boards',
    body: { title: 'Geheim bord' },
    headers,
  })
  return JSON.parse(answer.text) as CreatedBoard
}

function openDoor(arena: Arena): Promise<{ door: { code: string } }> {
  return callApi(arena.server.origin, {
    method: 'PUT',
    path: `/api/boards/${arena.board.boardId}/door`,
    body: { open: true },
    headers: arena.alice.visitor.headers,
  }).then((answer) => JSON.parse(answer.text) as { door: { code: string } })
}

async function replaceLink(arena: Arena, role: Role, comeInAnew: boolean): Promise<string> {
  const answer = await callApi(arena.server.origin, {
    method: 'POST',
    path: `/api/boards/${arena.board.boardId}/links/${role}`,
    body: { comeInAnew },
    headers: arena.alice.visitor.headers,
  })
  return (JSON.parse(answer.text) as BoardSharingState).links[role]
}

function joinAs({ headers }: Visitor, arena: Arena, boardId: string, link: string): Promise<ApiAnswer> {
  const body = { boardId, secret: secretOf(link) }
  return callApi(arena.server.origin, { method: 'POST', path: '/api/join', body, headers })
}

/** Asked for within a second; without a word from the relay it would be at the next ping, after 25 s. */
const SENT_AWAY_WITHIN_MS = 5000

const replacedLinks: readonly AttackCase[] = [
  {
    id: 'R4',
    title: 'a link that was replaced opens nothing from then on, nor does the code, and who is in works on',
    attack: async (arena) => {
      const { door } = await openDoor(arena)
      const guest = createHonestClient(arena.server, arena.board, await arena.enter())
      await guest.synced()
      const link = await replaceLink(arena, 'participant', false)
      await expect(arena.enter()).rejects.toThrow('link-unknown')
      const byCode = { method: 'POST', path: '/api/join', body: { code: door.code } }
      expect((await callApi(arena.server.origin, byCode)).status).toBe(404)
      const note = guest.addNote({ text: 'nog steeds binnen' })
      expect(await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 3000)).toBe(true)
      expect(guest.disconnects()).toBe(0)
      const late = await joinByLink(arena.server.origin, arena.board.boardId, secretOf(link), 'Nieuw')
      expect(late.role).toBe('participant')
      guest.close()
    },
  },
  {
    id: 'R4',
    title:
      'whoever has to come in anew is out at once, with every socket, of this board alone, and comes back the same',
    attack: async (arena) => {
      const { boardId } = arena.board
      const visitor = await arena.enter('council')
      const other = await createBoardOver(arena.server.origin)
      await joinAs(visitor, arena, other.boardId, other.links.viewer)
      const elsewhere = createHonestClient(arena.server, other, visitor)
      await elsewhere.synced()
      const lanes = ['canvas', 'review', 'facts']
      const sockets = await Promise.all(lanes.map((lane) => arena.connect(visitor, lane)))
      const closings = Promise.all(sockets.map((socket) => socket.closedWithin(SENT_AWAY_WITHIN_MS)))
      const link = await replaceLink(arena, 'council', true)
      expect(await closings).toEqual(lanes.map(() => true))
      expect(sockets.map((socket) => socket.closeCode())).toEqual(
        lanes.map(() => CLOSE_REASON.notAllowed.code),
      )
      for (const lane of lanes) {
        expect(await statusOfUpgrade(arena, arena.board.syncPath(lane), visitor.headers)).toBe(404)
      }
      expect(elsewhere.disconnects()).toBe(0)
      elsewhere.close()
      const back = await joinAs(visitor, arena, boardId, link)
      expect(JSON.parse(back.text)).toMatchObject({ participantId: visitor.participantId, role: 'council' })
      expect(await statusOfUpgrade(arena, arena.board.syncPath('canvas'), visitor.headers)).toBe(101)
    },
  },
]

function sendAway(
  arena: Arena,
  board: TargetBoard,
  { participantId }: Visitor,
  by: Visitor,
  replaceLinks: boolean,
): Promise<ApiAnswer> {
  return callApi(arena.server.origin, {
    method: 'PUT',
    path: `/api/boards/${board.boardId}/sent-away/${participantId}`,
    body: { replaceLinks },
    headers: by.headers,
  })
}

const sentAway: readonly AttackCase[] = [
  {
    id: 'R3',
    title:
      'whoever is sent away loses every socket and the sign of who is there at once, on this board alone',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const other = await createBoardOver(arena.server.origin)
      await joinAs(visitor, arena, other.boardId, other.links.participant)
      const elsewhere = createHonestClient(arena.server, other, visitor)
      await elsewhere.synced()
      const guest = createHonestClient(arena.server, arena.board, visitor)
      await guest.synced()
      const note = guest.addNote({ text: 'dit blijft staan' })
      expect(await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 3000)).toBe(true)
      const isShown = () => [...arena.bob.awareness.getStates().values()].some(isOf(visitor))
      guest.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
      expect(await arena.bob.changes.until(isShown, 3000)).toBe(true)
      const lanes = [...SHARED_LANES, `private/${visitor.participantId}`]
      const sockets = await Promise.all(lanes.map((lane) => arena.connect(visitor, lane)))
      const closings = Promise.all(sockets.map((socket) => socket.closedWithin(SENT_AWAY_WITHIN_MS)))
      expect((await sendAway(arena, arena.board, visitor, arena.alice.visitor, false)).status).toBe(200)
      expect(await closings).toEqual(lanes.map(() => true))
      expect(new Set(sockets.map((socket) => socket.closeCode()))).toEqual(
        new Set([CLOSE_REASON.notAllowed.code]),
      )
      expect(await arena.bob.changes.until(() => !isShown(), SENT_AWAY_WITHIN_MS)).toBe(true)
      expect(await guest.changes.until(() => guest.disconnects() > 0, SENT_AWAY_WITHIN_MS)).toBe(true)
      expect(guest.provider.shouldConnect, 'a stock client does not try again').toBe(false)
      expect(arena.bob.positionOf(note)).not.toBeNull()
      expect(elsewhere.disconnects()).toBe(0)
      guest.close()
      elsewhere.close()
    },
  },
  {
    id: 'R3',
    title:
      'whoever was sent away is refused by every lane, route and link of the board, and may be let in again',
    attack: async (arena) => {
      const board = await createBoardOver(arena.server.origin)
      const owner = await board.join('facilitator', 'Fatma')
      const visitor = await board.join('participant', 'Mallory')
      expect((await sendAway(arena, board, visitor, owner, true)).status).toBe(200)
      const lanes = [...SHARED_LANES, `private/${visitor.participantId}`]
      for (const lane of lanes) {
        expect(await statusOfUpgrade(arena, board.syncPath(lane), visitor.headers), lane).toBe(403)
      }
      for (const { method, path } of ROUTES.filter((route) => route.path.includes(':boardId'))) {
        const called = path.replace(':boardId', board.boardId).replaceAll(/:\w+/g, 'A')
        const call = { method, path: called, headers: visitor.headers }
        const answer = await callApi(arena.server.origin, call)
        expect([answer.status, answer.text], `${method} ${path}`).toEqual([
          403,
          expect.stringContaining('sent-away'),
        ])
      }
      for (const role of ['facilitator', 'council', 'viewer'] as const) {
        const answer = await joinAs(visitor, arena, board.boardId, board.links[role])
        expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('sent-away')])
      }
      const anew = joinByLink(
        arena.server.origin,
        board.boardId,
        secretOf(board.links.participant),
        'Mallory',
      )
      await expect(anew, 'a new session with the link that they have').rejects.toThrow('link-unknown')

      const back = await callApi(arena.server.origin, {
        method: 'DELETE',
        path: `/api/boards/${board.boardId}/sent-away/${visitor.participantId}`,
        headers: owner.headers,
      })
      expect(back.status).toBe(200)
      for (const lane of lanes) {
        expect(await statusOfUpgrade(arena, board.syncPath(lane), visitor.headers), lane).toBe(101)
      }
    },
  },
  {
    id: 'R3',
    title: 'a facilitator who came later cannot turn out the one who was there',
    attack: async (arena) => {
      const late = await arena.enter('facilitator')
      const { visitor } = arena.alice
      expect((await sendAway(arena, arena.board, visitor, late, true)).status).toBe(409)
      expect((await sendAway(arena, arena.board, visitor, visitor, true)).status).toBe(409)
      expect((await sendAway(arena, arena.board, visitor, arena.bob.visitor, true)).status).toBe(403)
      expect((await sendAway(arena, arena.board, late, visitor, false)).status).toBe(200)
    },
  },
]

function isOf({ participantId }: Visitor): (state: Record<string, unknown>) => boolean {
  return (state) => (state[PRESENCE_USER_KEY] as { id?: unknown } | undefined)?.id === participantId
}

export const roleCases: readonly AttackCase[] = [
  ...replacedLinks,
  ...sentAway,
  ...readOnly,
  {
    id: 'R1',
    title: 'a council member writes in review, and only there',
    attack: async (arena) => {
      const council = createHonestClient(arena.server, arena.board, await arena.enter('council'), {
        lane: 'review',
      })
      const reader = createHonestClient(arena.server, arena.board, arena.bob.visitor, { lane: 'review' })
      await Promise.all([council.synced(), reader.synced()])
      const note = council.addNote({ text: 'blinde vlek' })
      expect(await reader.changes.until(() => reader.positionOf(note) !== null, 3000)).toBe(true)
      council.close()
      reader.close()
    },
  },
  {
    id: 'R5',
    title: 'a private lane opens for its owner alone, not even for the facilitator',
    attack: async (arena) => {
      const owner = await arena.enter()
      const path = arena.board.syncPath(`private/${owner.participantId}`)
      expect(await statusOfUpgrade(arena, path, owner.headers)).toBe(101)
      expect([403, 404]).toContain(await statusOfUpgrade(arena, path, arena.alice.visitor.headers))
      expect([403, 404]).toContain(await statusOfUpgrade(arena, path, arena.bob.visitor.headers))
      expect([403, 404]).toContain(await statusOfUpgrade(arena, path, (await arena.enter('viewer')).headers))
    },
  },
  {
    id: 'V7',
    title: 'what somebody writes in private is in no frame of anybody else, and in no log',
    attack: async (arena) => {
      const canary = 'kanarie-in-de-stilte'
      const owner = await arena.enter()
      const lane = `private/${owner.participantId}`
      const watchers = await Promise.all(
        ['canvas', 'review', 'facts'].map((shared) => arena.connect(arena.alice.visitor, shared)),
      )
      const frames: Buffer[] = []
      for (const watcher of watchers) watcher.socket.on('message', (data) => frames.push(data as Buffer))
      const writer = createHonestClient(arena.server, arena.board, owner, { lane })
      await writer.synced()
      const note = writer.addNote({ text: canary })
      writer.awareness.setLocalStateField('cursor', [1, 1])
      const again = createHonestClient(arena.server, arena.board, owner, { lane })
      await again.synced()
      expect(await again.changes.until(() => again.positionOf(note) !== null, 3000), 'the owner has it').toBe(
        true,
      )
      await Promise.all(watchers.map((watcher) => watcher.settled()))
      expect(Buffer.concat(frames).includes(canary)).toBe(false)
      expect(arena.server.output().includes(canary)).toBe(false)
      writer.close()
      again.close()
    },
  },
  {
    id: 'R2',
    title: 'a new role cuts the sockets of the old one at once, to come back with the new rights',
    attack: async (arena) => {
      const { boardId, links } = await createdOver(arena)
      const join = async (role: Role, cookie: string): Promise<{ token: string }> => {
        const answer = await callApi(arena.server.origin, {
          method: 'POST',
          path: '/api/join',
          body: { boardId, secret: links[role].split('#')[1], name: 'Noor' },
          headers: { cookie },
        })
        return JSON.parse(answer.text) as { token: string }
      }
      const { token } = await join('participant', '')
      const headers = { authorization: `Bearer ${token}` }
      const visitor = {
        role: 'participant',
        participantId: '',
        headers,
        localAddress: nextLocalAddress(),
      } as const
      const attacker = await openAttackSocket(arena.server, `/sync/${boardId}/canvas`, visitor)
      await attacker.settled()
      await join('council', `anderhalf_session=${token}`)
      expect(await attacker.closedWithin(1000)).toBe(true)
      expect(retryPolicyOf(attacker.closeCode() ?? 0), 'it may come back by itself').toBe('backoff')
      const back = await openAttackSocket(arena.server, `/sync/${boardId}/canvas`, visitor)
      for (let at = 0; at < 3; at += 1) await back.send(encodeUpdateFrame(noteUpdate()))
      expect(await back.closedWithin(3000)).toBe(true)
      expect(back.closeCode()).toBe(4403)
    },
  },
  {
    id: 'R5',
    title: 'a session of another board cannot tell this board from none at all',
    attack: async (arena) => {
      const stranger = await (await arena.target.createBoard()).join('facilitator', 'Vreemd')
      const nobody = `A${arena.board.boardId.slice(1)}`
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { title: 'Gekaapt' }],
        ['GET', '/sharing', undefined],
        ['PUT', '/door', { open: true }],
      ] as const) {
        const ask = (boardId: string) =>
          callApi(arena.server.origin, {
            method,
            path: `/api/boards/${boardId}${path}`,
            body,
            headers: stranger.headers,
          })
        const [foreign, unknown] = [await ask(arena.board.boardId), await ask(nobody)]
        expect(foreign.status, `${method} ${path}`).toBe(404)
        expect(unknown.status).toBe(404)
        expect(foreign.text).toBe(unknown.text)
      }
      const path = arena.board.syncPath('canvas')
      const foreign = await statusOfUpgrade(arena, path, stranger.headers)
      expect(foreign).toBe(await statusOfUpgrade(arena, `/sync/${nobody}/canvas`, stranger.headers))
      expect(foreign).toBe(404)
    },
  },
  {
    id: 'R6',
    title: 'guessing codes stops after ten a minute, and all wrong answers are the same',
    attack: async (arena) => {
      const { door } = await openDoor(arena)
      const localAddress = nextLocalAddress()
      const guess = (code: string) =>
        callApi(arena.server.origin, {
          method: 'POST',
          path: '/api/join',
          body: { code, name: 'x' },
          localAddress,
        })
      const answers: { status: number; text: string }[] = []
      for (let at = 0; at < LIMITS.maxCodeGuessesPerAddressPerMinute + 5; at += 1) {
        answers.push(await guess(`AAAAAAA${'23456789BCDEFGH'[at] ?? 'Z'}`))
      }
      const allowed = answers.slice(0, LIMITS.maxCodeGuessesPerAddressPerMinute)
      expect(new Set(allowed.map(({ text }) => text)).size).toBe(1)
      expect(allowed[0]?.status).toBe(404)
      const last = answers.at(-1)
      expect(last?.status).toBe(429)
      expect((await guess(door.code)).status, 'the right code, from who guessed too often').toBe(429)
      const other = await callApi(arena.server.origin, {
        method: 'POST',
        path: '/api/join',
        body: { code: door.code, name: 'Buur' },
      })
      expect(other.status, 'the right code from elsewhere').toBe(200)
    },
  },
  {
    id: 'R7',
    title: 'no secret, token, name or note text is in the log',
    attack: async (arena) => {
      const board = await createdOver(arena)
      const secret = board.links.participant.split('#')[1] ?? ''
      const answer = await callApi(arena.server.origin, {
        method: 'POST',
        path: '/api/join',
        body: { boardId: board.boardId, secret, name: 'Kanariepiet Uniek' },
      })
      const { token } = JSON.parse(answer.text) as { token: string }
      arena.alice.addNote({ text: 'kanarietekst-in-een-briefje' })
      const attacker = await arena.connect()
      await attacker.send(Uint8Array.of(MESSAGE_TYPE.sync, 2, 9, 9, 9))
      await attacker.settled()
      const output = arena.server.output()
      for (const [what, text] of [
        ['secret', secret],
        ['token', token],
        ['name', 'Kanariepiet'],
        ['note text', 'kanarietekst'],
      ] as const) {
        expect(output.includes(text), `${what} in the log`).toBe(false)
      }
    },
  },
  {
    id: 'R9',
    title: 'a session that the visitor brought along is never made theirs',
    attack: async (arena) => {
      const { boardId, links } = await createdOver(arena)
      const planted = 'A'.repeat(43)
      const answer = await callApi(arena.server.origin, {
        method: 'POST',
        path: '/api/join',
        body: { boardId, secret: links.participant.split('#')[1], name: 'x' },
        headers: { cookie: `anderhalf_session=${planted}` },
      })
      expect(answer.status).toBe(200)
      const cookie = String(answer.headers['set-cookie'])
      expect(cookie).not.toContain(planted)
      expect(cookie).toContain('HttpOnly')
      expect(cookie).toContain('SameSite=Lax')
      const visit = await callApi(arena.server.origin, {
        method: 'GET',
        path: `/api/boards/${boardId}`,
        headers: { authorization: `Bearer ${planted}` },
      })
      expect(visit.status).toBe(401)
    },
  },
  {
    id: 'R9',
    title: 'a session that is forgotten loses its sockets at once, and opens nothing again',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const attacker = await arena.connect(visitor)
      await attacker.settled()
      const forgotten = await callApi(arena.server.origin, {
        method: 'DELETE',
        path: '/api/session',
        headers: visitor.headers,
      })
      expect(forgotten.status).toBe(204)
      expect(forgotten.headers['clear-site-data']).toContain('storage')
      expect(await attacker.closedWithin(1000)).toBe(true)
      expect(attacker.closeCode()).toBe(4401)
      expect(await statusOfUpgrade(arena, arena.board.syncPath('canvas'), visitor.headers)).toBe(401)
    },
  },
  {
    id: 'R12',
    title: 'a board whose facilitator left belongs to whoever holds that link, and to nobody else',
    attack: async (arena) => {
      const board = await createBoardOver(arena.server.origin)
      const rename = (visitor: Visitor, title: string) =>
        callApi(arena.server.origin, {
          method: 'PATCH',
          path: `/api/boards/${board.boardId}`,
          body: { title },
          headers: visitor.headers,
        }).then((answer) => answer.status)
      const facilitator = await board.join('facilitator', 'Fatma')
      const stayed = await Promise.all([
        board.join('participant', 'Piet'),
        board.join('council', 'Carla'),
        board.join('viewer', 'Vera'),
      ])
      const left = await callApi(arena.server.origin, {
        method: 'DELETE',
        path: '/api/session',
        headers: facilitator.headers,
      })
      expect(left.status).toBe(204)
      expect(await rename(facilitator, 'Nog van mij')).toBe(401)
      for (const visitor of stayed) expect(await rename(visitor, 'Nu van mij'), visitor.role).toBe(403)
      const colleague = await board.join('facilitator', 'Farid')
      expect(await rename(colleague, 'Overgenomen')).toBe(200)
    },
  },
  {
    id: 'R13',
    title: 'who opens a second link on the same device stays the same person with one session',
    attack: async (arena) => {
      const { boardId, links } = await createdOver(arena)
      const join = (role: Role, headers: Readonly<Record<string, string>> = {}) =>
        callApi(arena.server.origin, {
          method: 'POST',
          path: '/api/join',
          body: { boardId, secret: links[role].split('#')[1], name: 'Noor' },
          headers,
        }).then((answer) => JSON.parse(answer.text) as { participantId: string; role: Role; token: string })
      const first = await join('facilitator')
      const again = await join('viewer', { cookie: `anderhalf_session=${first.token}` })
      expect(again.participantId).toBe(first.participantId)
      expect(again.role).toBe('facilitator')
    },
  },
]
