import { META_MAP, readBoard } from '@anderhalf/board-model'
import type { BoardSharingState, CreatedBoard, JoinedBoard } from '@anderhalf/protocol'
import { ROLES } from '@anderhalf/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createSqliteLaneStorage } from '../storage/sqlite-lane-storage.ts'
import { createStorageThread } from '../storage/storage-thread.ts'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

const START_MS = 1_800_000_000_000
let nowMs = START_MS
let relay: LiveRelay
beforeAll(async () => {
  relay = await startLiveRelay({ nowMs: () => nowMs })
})
afterAll(() => relay.close())

async function codeOf(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { code: unknown }).code
}

describe('a new board', () => {
  test('has a link for each role, with the secret in the fragment', async () => {
    const { boardId, links } = await relay.createBoard()
    const secrets = ROLES.map((role) => {
      const link = new URL(links[role])
      expect(link.origin + link.pathname).toBe(`${relay.origin}/j/${boardId}`)
      expect(Buffer.from(link.hash.slice(1), 'base64url')).toHaveLength(24)
      return link.hash
    })
    expect(new Set(secrets).size).toBe(ROLES.length)
  })

  test('lies on the disk with its frames side by side before it is answered', async () => {
    const templates = ['systemic-context/rings', 'stakeholder-grid/power-interest']
    const answer = await relay.request('POST', '/api/boards', { body: { title: 'Zorg', templates } })
    expect(answer.status).toBe(201)
    const { boardId } = (await answer.json()) as CreatedBoard
    const thread = createStorageThread({ databasePath: `${relay.dataDir}/anderhalf.sqlite` }, () => {})
    const storage = createSqliteLaneStorage(thread)
    try {
      const doc = new Y.Doc()
      for (const { bytes } of (await storage.loadLane(boardId, 'canvas')).updates) Y.applyUpdate(doc, bytes)
      const { records, rejected } = readBoard(doc)
      expect(rejected).toEqual([])
      const frames = records.filter((record) => record.typeName === 'shape')
      expect(frames).toHaveLength(2)
      expect(frames[1]!.x).toBeGreaterThan(frames[0]!.x + (frames[0]!.props as { w: number }).w)
      expect(doc.getMap(META_MAP).get('generation')).toBe(1)
      expect((await storage.loadLane(boardId, 'facts')).updates).toHaveLength(1)
    } finally {
      await storage.close()
    }
  })

  test('with an unknown template is refused by its name', async () => {
    const answer = await relay.request('POST', '/api/boards', {
      body: { title: 'x', templates: ['no/such'] },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'request-invalid',
      message: expect.stringContaining('no/such'),
    })
  })
})

describe('joining', () => {
  test('keeps the person when the same session comes again, and only ever raises the role', async () => {
    const board = await relay.createBoard()
    const viewer = await relay.join(board, 'viewer', 'Sam')
    const rejoin = async (role: 'council' | 'viewer', name?: string): Promise<JoinedBoard> => {
      const secret = new URL(board.links[role]).hash.slice(1)
      const body = { boardId: board.boardId, secret, ...(name !== undefined && { name }) }
      return (await (
        await relay.request('POST', '/api/join', { body, token: viewer.token })
      ).json()) as JoinedBoard
    }
    expect(await rejoin('council', 'Sam de Wit')).toEqual({ ...viewer, role: 'council' })
    expect(await rejoin('viewer')).toEqual({ ...viewer, role: 'council' })
    const visited = await relay.request('GET', `/api/boards/${board.boardId}`, { token: viewer.token })
    expect(await visited.json()).toMatchObject({ name: 'Sam de Wit', role: 'council' })
  })

  test('one session can be on several boards', async () => {
    const [first, second] = [await relay.createBoard(), await relay.createBoard()]
    const { token } = await relay.join(first, 'participant')
    const secret = new URL(second.links.facilitator).hash.slice(1)
    await relay.request('POST', '/api/join', { body: { boardId: second.boardId, secret }, token })
    for (const { boardId } of [first, second]) {
      expect((await relay.request('GET', `/api/boards/${boardId}`, { token })).status).toBe(200)
    }
  })

  test('gives a browser a cookie that scripts cannot read', async () => {
    const board = await relay.createBoard()
    const secret = new URL(board.links.participant).hash.slice(1)
    const answer = await relay.request('POST', '/api/join', { body: { boardId: board.boardId, secret } })
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toMatch(/^anderhalf_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    const visit = await relay.request('GET', `/api/boards/${board.boardId}`, {
      headers: { cookie: cookie.split(';')[0]! },
    })
    expect(visit.status).toBe(200)
  })

  test('gives a shared computer a cookie that ends with the browser', async () => {
    const board = await relay.createBoard()
    const secret = new URL(board.links.participant).hash.slice(1)
    const answer = await relay.request('POST', '/api/join', {
      body: { boardId: board.boardId, secret, sharedComputer: true },
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^anderhalf_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  test('with a wrong secret, an unknown board or a wrong code is the same refusal', async () => {
    const board = await relay.createBoard()
    const wrongSecret = { boardId: board.boardId, secret: 'A'.repeat(32) }
    const unknownBoard = { boardId: 'A'.repeat(22), secret: new URL(board.links.viewer).hash.slice(1) }
    const texts = await Promise.all(
      [wrongSecret, unknownBoard, { code: 'ABCD2345' }].map(async (body) => {
        const answer = await relay.request('POST', '/api/join', { body })
        expect(answer.status).toBe(404)
        return answer.text()
      }),
    )
    expect(new Set(texts).size).toBe(1)
  })
})

describe('the door', () => {
  test('opens with a code for a while, and each opening has its own code', async () => {
    const board = await relay.createBoard()
    const { token } = await relay.join(board, 'facilitator')
    const path = `/api/boards/${board.boardId}/door`
    const setDoor = async (open: boolean): Promise<BoardSharingState> =>
      (await (await relay.request('PUT', path, { body: { open }, token })).json()) as BoardSharingState
    const invite = (code: string) => relay.request('POST', '/api/invitation', { body: { code } })

    const first = (await setDoor(true)).door!
    expect(first.openUntilMs).toBe(nowMs + 30 * 60_000)
    const invited = await invite(first.code.toLowerCase())
    expect(await invited.json()).toMatchObject({ boardId: board.boardId, role: 'participant' })

    const second = (await setDoor(true)).door!
    expect(second.code).not.toBe(first.code)
    expect((await invite(first.code)).status).toBe(404)

    nowMs += 30 * 60_000
    expect((await invite(second.code)).status).toBe(404)
    nowMs = START_MS
    expect((await invite(second.code)).status).toBe(200)
    expect((await setDoor(false)).door).toBeNull()
    expect((await invite(second.code)).status).toBe(404)
  })
})

describe('a link', () => {
  const replace = async (boardId: string, role: string, comeInAnew: boolean, token: string) =>
    relay.request('POST', `/api/boards/${boardId}/links/${role}`, { body: { comeInAnew }, token })
  const read = (boardId: string, token: string) => relay.request('GET', `/api/boards/${boardId}`, { token })
  const enter = (boardId: string, link: string, token?: string) =>
    relay.request('POST', '/api/join', {
      body: { boardId, secret: new URL(link).hash.slice(1) },
      ...(token !== undefined && { token }),
    })

  test.each(['facilitator', 'participant', 'council', 'viewer'] as const)(
    'for the %s is replaced alone: the old one is like none that ever was, who is in stays',
    async (role) => {
      const board = await relay.createBoard()
      const { boardId, links } = board
      const owner = await relay.join(board, 'facilitator')
      const inside = await relay.join(board, role)
      const answer = await replace(boardId, role, false, owner.token)
      const { links: now } = (await answer.json()) as BoardSharingState
      expect(now).toEqual({ ...links, [role]: expect.not.stringMatching(links[role]) })
      const refused = await enter(boardId, links[role])
      expect(refused.status).toBe(404)
      expect(await refused.text()).toBe(await (await enter(boardId, `${links[role]}A`)).text())
      expect(await (await enter(boardId, now[role])).json()).toMatchObject({ role })
      expect((await read(boardId, inside.token)).status).toBe(200)
    },
  )

  test('takes the code of the door along when it is that of participants, and no other', async () => {
    const board = await relay.createBoard()
    const { boardId } = board
    const { token } = await relay.join(board, 'facilitator')
    await relay.request('PUT', `/api/boards/${boardId}/door`, { body: { open: true }, token })
    const ofViewers = (await (await replace(boardId, 'viewer', false, token)).json()) as BoardSharingState
    const body = { code: ofViewers.door!.code }
    expect((await relay.request('POST', '/api/invitation', { body })).status).toBe(200)
    const ours = (await (await replace(boardId, 'participant', false, token)).json()) as BoardSharingState
    expect(ours.door).toBeNull()
    expect((await relay.request('POST', '/api/invitation', { body })).status).toBe(404)
  })

  test('lets who has to come in anew be who they were, with the role of the link alone', async () => {
    const board = await relay.createBoard()
    const { boardId, links } = board
    const owner = await relay.join(board, 'facilitator')
    const inside = await relay.join(board, 'participant', 'Bilal')
    const watching = await relay.join(board, 'viewer')
    const answer = await replace(boardId, 'participant', true, owner.token)
    const { links: now } = (await answer.json()) as BoardSharingState
    expect((await read(boardId, inside.token)).status).toBe(404)
    expect((await read(boardId, watching.token)).status).toBe(200)
    expect((await read(boardId, owner.token)).status).toBe(200)

    const asViewer = await (await enter(boardId, links.viewer, inside.token)).json()
    expect(asViewer).toMatchObject({ participantId: inside.participantId, role: 'viewer' })
    const back = await (await enter(boardId, now.participant, inside.token)).json()
    expect(back).toMatchObject({ participantId: inside.participantId, role: 'participant' })
    expect(await (await read(boardId, inside.token)).json()).toMatchObject({ name: 'Bilal' })
  })

  test('of facilitators sends none of them away, and there is none for an unknown role', async () => {
    const board = await relay.createBoard()
    const { token } = await relay.join(board, 'facilitator')
    expect((await replace(board.boardId, 'facilitator', true, token)).status).toBe(400)
    expect((await replace(board.boardId, 'owner', false, token)).status).toBe(400)
    expect((await enter(board.boardId, board.links.facilitator)).status).toBe(200)
  })
})

describe('a session', () => {
  test('ends when the device is forgotten', async () => {
    const board = await relay.createBoard()
    const { token } = await relay.join(board, 'participant')
    const ended = await relay.request('DELETE', '/api/session', { token })
    expect(ended.status).toBe(204)
    expect(ended.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(ended.headers.get('set-cookie')).toMatch(/^anderhalf_session=; Max-Age=0/)
    expect((await relay.request('GET', `/api/boards/${board.boardId}`, { token })).status).toBe(401)
  })

  test('ends after thirty days without a visit', async () => {
    const board = await relay.createBoard()
    const { token } = await relay.join(board, 'participant')
    const visit = () => relay.request('GET', `/api/boards/${board.boardId}`, { token })
    nowMs = START_MS + 30 * 24 * 3_600_000
    expect((await visit()).status).toBe(200)
    nowMs += 31 * 24 * 3_600_000
    expect((await visit()).status).toBe(401)
    nowMs = START_MS
  })
})

test('a renamed board has its new title for everybody', async () => {
  const board = await relay.createBoard('Oud')
  const { token } = await relay.join(board, 'facilitator')
  await relay.request('PATCH', `/api/boards/${board.boardId}`, { body: { title: ' Nieuw ' }, token })
  const secret = new URL(board.links.viewer).hash.slice(1)
  const invitation = await relay.request('POST', '/api/invitation', {
    body: { boardId: board.boardId, secret },
  })
  expect(await invitation.json()).toMatchObject({ title: 'Nieuw' })
})

describe('a request is refused', () => {
  test.each([
    ['that is no JSON', { headers: { 'content-type': 'text/plain' } }, 400, 'request-invalid'],
    ['from a foreign page', { headers: { origin: 'https://evil.example' }, body: {} }, 403, 'origin-foreign'],
    ['from a sandboxed page', { headers: { origin: 'null' }, body: {} }, 403, 'origin-foreign'],
    ['that is too large', { body: { title: 'x'.repeat(70_000) } }, 413, 'request-too-large'],
    ['without a title', { body: { title: ' ' } }, 400, 'request-invalid'],
  ])('%s', async (_, options, status, code) => {
    const answer = await relay.request('POST', '/api/boards', options)
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
  })

  test('with a method that the address does not take', async () => {
    const answer = await relay.request('DELETE', '/api/boards')
    expect([answer.status, answer.headers.get('allow'), await codeOf(answer)]).toEqual([
      405,
      'POST',
      'method-unknown',
    ])
  })

  test('when nothing is at the address', async () => {
    const answer = await relay.request('GET', '/api/nothing')
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'route-unknown'])
  })
})

test('wrong codes are counted for each address, right ones are not', async () => {
  const strict = await startLiveRelay({ env: { MAX_CODE_GUESSES_PER_ADDRESS_PER_MINUTE: '3' } })
  try {
    const board = await strict.createBoard()
    const { token } = await strict.join(board, 'facilitator')
    const answer = await strict.request('PUT', `/api/boards/${board.boardId}/door`, {
      body: { open: true },
      token,
    })
    const { code } = ((await answer.json()) as BoardSharingState).door!
    const guess = async (text: string): Promise<number> =>
      (await strict.request('POST', '/api/join', { body: { code: text } })).status
    for (let person = 0; person < 5; person++) expect(await guess(code)).toBe(200)
    for (let wrong = 0; wrong < 3; wrong++) expect(await guess('22222222')).toBe(404)
    const refused = await strict.request('POST', '/api/join', { body: { code: '22222222' } })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  } finally {
    await strict.close()
  }
})

test('the log holds no secret, token, name, title or board', async () => {
  const board = await relay.createBoard('Geheime titel')
  const { token, participantId } = await relay.join(board, 'participant', 'Zuster Klivia')
  await relay.request('GET', `/api/boards/${board.boardId}`, { token })
  const secrets = ROLES.map((role) => new URL(board.links[role]).hash.slice(1))
  expect(relay.log()).toContain('/api/boards/:boardId')
  for (const text of [...secrets, token, participantId, 'Klivia', 'Geheime', board.boardId, '127.0.0.1']) {
    expect(relay.log()).not.toContain(text)
  }
})
