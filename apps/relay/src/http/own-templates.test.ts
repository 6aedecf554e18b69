import {
  FACTS_TEMPLATES_MAP,
  LIMITS,
  type CreatedBoard,
  type SavedOwnTemplate,
  type SavedOwnTemplates,
} from '@anderhalf/protocol'
import { decodeOwnTemplate, type OwnTemplate } from '@anderhalf/template-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createSqliteLaneStorage } from '../storage/sqlite-lane-storage.ts'
import { createStorageThread } from '../storage/storage-thread.ts'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

const TEMPLATE: OwnTemplate = {
  format: 'anderhalf-template',
  formatVersion: 1,
  language: 'nl',
  name: '<b>Keukentafel</b>',
  purpose: '',
  instruction: 'Leg neer wat je hoort.',
  durationMinutes: 15,
  size: { w: 2000, h: 1200 },
  zonesOverlap: false,
  zones: [{ id: 'z1', name: 'Links', fill: 'we', area: { kind: 'rectangle', x: 0, y: 0, w: 900, h: 800 } }],
  labels: [],
  coverage: [],
}

let relay: LiveRelay
let home: CreatedBoard
let other: CreatedBoard
let homeToken: string
let otherToken: string
beforeAll(async () => {
  relay = await startLiveRelay()
  home = await relay.createBoard('Thuis')
  other = await relay.createBoard('Elders')
  homeToken = (await relay.join(home, 'facilitator')).token
  otherToken = (await relay.join(other, 'facilitator')).token
})
afterAll(() => relay.close())

function save(template: unknown, replaces: string | null = null): Promise<Response> {
  const body = { template, replaces }
  return relay.request('POST', `/api/boards/${home.boardId}/templates`, { body, token: homeToken })
}

async function listOn({ boardId }: CreatedBoard, token: string): Promise<SavedOwnTemplates['templates']> {
  const answer = await relay.request('GET', `/api/boards/${boardId}/templates`, { token })
  return ((await answer.json()) as SavedOwnTemplates).templates
}

function change(method: string, { boardId }: CreatedBoard, id: string, token: string): Promise<Response> {
  return relay.request(method, `/api/boards/${boardId}/templates/${id.slice('own/'.length)}`, { token })
}

async function keptOn({ boardId }: CreatedBoard): Promise<unknown> {
  const thread = createStorageThread({ databasePath: `${relay.dataDir}/anderhalf.sqlite` }, () => {})
  const storage = createSqliteLaneStorage(thread)
  const doc = new Y.Doc()
  const { snapshot, updates } = await storage.loadLane(boardId, 'facts')
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.bytes)
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  await storage.close()
  return doc.getMap(FACTS_TEMPLATES_MAP).toJSON()
}

test('a template of one board is listed on the others, and a board that uses it keeps it for ever', async () => {
  const saved = (await (await save(TEMPLATE)).json()) as SavedOwnTemplate
  expect(saved).toMatchObject({ id: expect.stringMatching(/^own\/[0-9a-f]{64}$/), isFromHere: true })
  expect(decodeOwnTemplate(saved.text)).toEqual({ ok: true, template: TEMPLATE })
  expect(await listOn(other, otherToken)).toEqual([{ ...saved, isFromHere: false }])

  expect((await change('PUT', other, saved.id, otherToken)).status).toBe(204)
  const changed = (await (await save({ ...TEMPLATE, name: 'Tafel' }, saved.id)).json()) as SavedOwnTemplate
  expect(changed.id).not.toBe(saved.id)
  expect((await listOn(other, otherToken)).map(({ id }) => id)).toEqual([changed.id])
  expect((await change('DELETE', other, changed.id, otherToken)).status).toBe(204)
  expect(await listOn(home, homeToken)).toHaveLength(1)
  expect((await change('DELETE', home, changed.id, homeToken)).status).toBe(204)
  expect(await listOn(home, homeToken)).toEqual([])
  expect((await change('PUT', other, changed.id, otherToken)).status).toBe(404)
  // The journal gives the database what it gathered after two seconds.
  await expect.poll(() => keptOn(other), { timeout: 8_000 }).toEqual({ [saved.id]: saved.text })
})

test('what is no template is refused with every fault, and nothing of it is stored or logged', async () => {
  const answer = await save({
    ...TEMPLATE,
    name: 'Geheime naam',
    size: { w: 'breed', h: 1200 },
    zones: [{ ...TEMPLATE.zones[0], fill: 'rood' }],
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({
    code: 'request-invalid',
    message: 'not as expected: size.w (wrong-kind), zones.0.fill (unknown-choice)',
  })
  expect(await listOn(home, homeToken)).toEqual([])
  expect(relay.log()).not.toMatch(/Geheime|Keukentafel/)
})

test('the same template saved twice is one, and a board has room for so many', async () => {
  const first = (await (await save(TEMPLATE)).json()) as SavedOwnTemplate
  expect(((await (await save(TEMPLATE)).json()) as SavedOwnTemplate).id).toBe(first.id)
  for (let nth = 1; nth < LIMITS.maxOwnTemplatesPerBoard; nth++) {
    // oxlint-disable-next-line no-await-in-loop -- the last place is taken by the last of them
    expect((await save({ ...TEMPLATE, name: `Tafel ${nth}` })).status).toBe(201)
  }
  const past = await save({ ...TEMPLATE, name: 'Een te veel' })
  expect(past.status).toBe(409)
  expect(await past.json()).toMatchObject({ code: 'templates-full' })
  expect((await save({ ...TEMPLATE, name: 'In de plaats' }, first.id)).status).toBe(201)
})

test('participants and viewers neither see the list nor change it', async () => {
  for (const role of ['participant', 'council', 'viewer'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one person after the other
    const { token } = await relay.join(home, role)
    const path = `/api/boards/${home.boardId}/templates`
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect((await relay.request('GET', path, { token })).status).toBe(403)
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect((await relay.request('POST', path, { token, body: { template: TEMPLATE } })).status).toBe(403)
  }
})
