import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  BoardSharingState,
  CreatedBoard,
  JoinedBoard,
  KnownPeople,
  ParticipantId,
  SentAwayPeople,
} from '@anderhalf/protocol'
import { ROLES } from '@anderhalf/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

let nowMs = 1_800_000_000_000
let relay: LiveRelay
beforeAll(async () => {
  relay = await startLiveRelay({ nowMs: () => nowMs })
})
afterAll(() => relay.close())

type Asking = Pick<JoinedBoard, 'token'>

function sendAway(
  { boardId }: CreatedBoard,
  person: { readonly participantId: ParticipantId },
  { token }: Asking,
  replaceLinks = false,
): Promise<Response> {
  const path = `/api/boards/${boardId}/sent-away/${person.participantId}`
  return relay.request('PUT', path, { body: { replaceLinks }, token })
}

function letBackIn({ boardId }: CreatedBoard, person: JoinedBoard, { token }: Asking): Promise<Response> {
  return relay.request('DELETE', `/api/boards/${boardId}/sent-away/${person.participantId}`, { token })
}

async function visit({ boardId }: CreatedBoard, { token }: Asking): Promise<unknown[]> {
  const answer = await relay.request('GET', `/api/boards/${boardId}`, { token })
  const { code } = (await answer.json()) as { code?: unknown }
  return [answer.status, code]
}

async function enter(link: string, { boardId }: CreatedBoard, token?: string): Promise<unknown[]> {
  const body = { boardId, secret: new URL(link).hash.slice(1) }
  const options = token === undefined ? { body } : { body, token }
  const seen = await relay.request('POST', '/api/invitation', options)
  const answer = await relay.request('POST', '/api/join', options)
  expect(answer.status, 'what is seen of a board is what can be entered').toBe(seen.status)
  const { code } = (await answer.json()) as { code?: unknown }
  return [answer.status, code]
}

async function linksOf({ boardId }: CreatedBoard, { token }: Asking): Promise<BoardSharingState> {
  const answer = await relay.request('GET', `/api/boards/${boardId}/sharing`, { token })
  return (await answer.json()) as BoardSharingState
}

/** Who facilitates first decides, so time passes in between. */
async function joinLater(board: CreatedBoard, role: Parameters<LiveRelay['join']>[1], name?: string) {
  nowMs += 1000
  return relay.join(board, role, name)
}

test.each(ROLES)(
  'whoever is sent away as %s gets in by no link of the board, and onto others',
  async (role) => {
    const board = await relay.createBoard()
    const other = await relay.createBoard()
    const owner = await joinLater(board, 'facilitator')
    const guest = await joinLater(board, role)
    expect((await sendAway(board, guest, owner)).status).toBe(200)
    expect(await visit(board, guest)).toEqual([403, 'sent-away'])
    for (const link of Object.values(board.links)) {
      // oxlint-disable-next-line no-await-in-loop -- one person tries one after the other
      expect(await enter(link, board, guest.token)).toEqual([403, 'sent-away'])
    }
    expect(await enter(other.links[role], other, guest.token)).toEqual([200, undefined])
    expect(await visit(other, guest)).toEqual([200, undefined])
    expect(await enter(board.links[role], board), 'a newcomer').toEqual([200, undefined])
  },
)

test('the links that they may know can be replaced at the same moment, and the door closes', async () => {
  const board = await relay.createBoard()
  const owner = await joinLater(board, 'facilitator')
  const door = `/api/boards/${board.boardId}/door`
  await relay.request('PUT', door, { body: { open: true }, token: owner.token })
  const council = await joinLater(board, 'council')
  await sendAway(board, council, owner, true)
  const after = await linksOf(board, owner)
  expect(after.door).toBeNull()
  expect(after.links).toEqual({ ...board.links, council: after.links.council })
  expect(after.links.council).not.toBe(board.links.council)
  expect(await enter(board.links.council, board)).toEqual([404, 'link-unknown'])

  const colleague = await joinLater(board, 'facilitator')
  await sendAway(board, colleague, owner, true)
  const last = await linksOf(board, owner)
  for (const role of ROLES)
    expect(last.links[role], 'facilitators know all links').not.toBe(after.links[role])
  await sendAway(board, colleague, owner, true)
  expect(await linksOf(board, owner), 'asked for a second time').toEqual(last)
})

test('facilitators alone may, not themselves, and of two the one who facilitates longer', async () => {
  const board = await relay.createBoard()
  const early = await joinLater(board, 'participant')
  const owner = await joinLater(board, 'facilitator')
  const colleague = await joinLater(board, 'facilitator')
  const stays = async (person: JoinedBoard, by: JoinedBoard): Promise<void> => {
    const answer = await sendAway(board, person, by)
    expect([answer.status, ((await answer.json()) as { code: unknown }).code]).toEqual([409, 'person-stays'])
  }
  await stays(owner, owner)
  await stays(owner, colleague)
  expect((await sendAway(board, colleague, early)).status).toBe(403)
  // Who came first as a participant and opened the link of facilitators later is the latest of them.
  nowMs += 1000
  await enter(board.links.facilitator, board, early.token)
  await stays(colleague, early)
  expect((await sendAway(board, early, colleague)).status).toBe(200)
  expect((await sendAway(board, colleague, early)).status, 'by whoever was sent away').toBe(403)
})

test('of two facilitators who send each other away at the same moment one stays', async () => {
  const board = await relay.createBoard()
  const owner = await joinLater(board, 'facilitator')
  const colleague = await joinLater(board, 'facilitator')
  const answers = await Promise.all([sendAway(board, owner, colleague), sendAway(board, colleague, owner)])
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  expect(await visit(board, owner)).toEqual([200, undefined])
  expect(await visit(board, colleague)).toEqual([403, 'sent-away'])
})

test('a facilitator sees who was sent away and lets them in again, as who they were', async () => {
  const board = await relay.createBoard()
  const owner = await joinLater(board, 'facilitator')
  const bilal = await joinLater(board, 'participant', 'Bilal')
  const viewer = await joinLater(board, 'viewer', 'Kijker')
  await sendAway(board, bilal, owner, true)
  nowMs += 1000
  await sendAway(board, viewer, owner)
  const list = async (): Promise<SentAwayPeople['people']> => {
    const path = `/api/boards/${board.boardId}/sent-away`
    const answer = await relay.request('GET', path, { token: owner.token })
    return ((await answer.json()) as SentAwayPeople).people
  }
  expect(await list()).toEqual([
    { participantId: viewer.participantId, name: '', role: 'viewer' },
    { participantId: bilal.participantId, name: 'Bilal', role: 'participant' },
  ])
  const known = await relay.request('GET', `/api/boards/${board.boardId}/people`, { token: owner.token })
  expect(((await known.json()) as KnownPeople).people, 'whose notes are still there').toContainEqual({
    participantId: bilal.participantId,
    name: 'Bilal',
  })

  expect((await letBackIn(board, bilal, bilal)).status).toBe(403)
  expect((await letBackIn(board, bilal, owner)).status).toBe(200)
  expect((await list()).map(({ participantId }) => participantId)).toEqual([viewer.participantId])
  const back = await relay.request('GET', `/api/boards/${board.boardId}`, { token: bilal.token })
  expect(await back.json()).toMatchObject({ participantId: bilal.participantId, role: 'participant' })
})

test('nobody is sent away by an id that is none, or without saying what becomes of the links', async () => {
  const board = await relay.createBoard()
  const owner = await joinLater(board, 'facilitator')
  const guest = await joinLater(board, 'participant')
  const elsewhere = await relay.join(await relay.createBoard(), 'participant')
  expect((await sendAway(board, elsewhere, owner)).status).toBe(404)
  expect((await sendAway(board, { participantId: 'x' as ParticipantId }, owner)).status).toBe(404)
  const path = `/api/boards/${board.boardId}/sent-away/${guest.participantId}`
  expect((await relay.request('PUT', path, { body: {}, token: owner.token })).status).toBe(400)
  expect(await visit(board, guest)).toEqual([200, undefined])
})

test('who was sent away stays so when the relay starts again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-sent-away-'))
  const before = await startLiveRelay({ dataDir })
  const board = await before.createBoard()
  const owner = await before.join(board, 'facilitator')
  const guest = await before.join(board, 'participant')
  const path = `/api/boards/${board.boardId}/sent-away/${guest.participantId}`
  await before.request('PUT', path, { body: { replaceLinks: false }, token: owner.token })
  await before.close()
  const after = await startLiveRelay({ dataDir })
  try {
    const { token } = guest
    expect((await after.request('GET', `/api/boards/${board.boardId}`, { token })).status).toBe(403)
  } finally {
    await after.close()
    await rm(dataDir, { recursive: true })
  }
})
