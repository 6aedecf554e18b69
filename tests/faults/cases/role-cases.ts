import { expect } from 'vitest'
import {
  CLOSE_REASON,
  LIMITS,
  MESSAGE_TYPE,
  retryPolicyOf,
  type BoardSharingState,
  type CreatedBoard,
  type Role,
} from '@anderhalf/protocol'
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
import type { Visitor } from '../target/target.ts'

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

export const roleCases: readonly AttackCase[] = [
  ...replacedLinks,
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
