import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBoard, Role, UploadState } from '@anderhalf/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'
import { createAnimation, createBomb, createPhoto, createPng, SECRET } from '../testing/sample-images.ts'

const MAX_UPLOADS = 3
let relay: LiveRelay
let board: CreatedBoard
let token: string
let uploads = 0
beforeAll(async () => {
  relay = await startLiveRelay({ env: { MAX_UPLOADS: String(MAX_UPLOADS) } })
  board = await relay.createBoard()
  token = await tokenOf('participant')
})
afterAll(() => relay.close())

async function tokenOf(role: Role, on = board): Promise<string> {
  return (await relay.join(on, role)).token
}

function newUpload(): string {
  return `upload-of-the-test-${uploads++}`
}

interface Sending {
  readonly from?: LiveRelay
  readonly as?: string
  readonly on?: CreatedBoard
  readonly upload?: string
  readonly offset?: number
  readonly total?: number
}

/** Sends one piece. */
function send(bytes: Uint8Array<ArrayBuffer>, sending: Sending = {}): Promise<Response> {
  const { from = relay, as = token, on = board, upload = newUpload(), offset = 0 } = sending
  const query = `offset=${offset}&total=${sending.total ?? bytes.length}`
  return fetch(`${from.origin}/api/boards/${on.boardId}/uploads/${upload}?${query}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/octet-stream' },
    body: bytes,
  })
}

async function bytesOf(image: Promise<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await image)
}

async function stored(sent: Response): Promise<NonNullable<UploadState['image']>> {
  expect(sent.status).toBe(201)
  const { image } = (await sent.json()) as UploadState
  if (image === null) throw new Error('there is no image')
  return image
}

const get = (path: string, as = token) => relay.request('GET', path, { token: as })

test('a photo that one person sends is there for everybody on the board, without where it was taken', async () => {
  const image = await stored(await send(await bytesOf(createPhoto())))
  expect(image).toMatchObject({ width: 60, height: 80, mimeType: 'image/jpeg', isAnimated: false })
  for (const role of ['facilitator', 'participant', 'council', 'viewer'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is as good
    const answer = await get(image.src, await tokenOf(role))
    expect(answer.status).toBe(200)
    // oxlint-disable-next-line no-await-in-loop -- the same
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.length).toBe(image.bytes)
    expect(bytes.includes(SECRET)).toBe(false)
    expect(image.src).toBe(
      `/api/boards/${board.boardId}/assets/${createHash('sha256').update(bytes).digest('hex')}`,
    )
  }
})

test('an image runs nothing, is taken for nothing else and is kept for good by this browser alone', async () => {
  const image = await stored(await send(await bytesOf(createPng())))
  const answer = await get(image.src)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
  })
  const again = await relay.request('GET', image.src, {
    token,
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('for whoever is not on the board there is no image, and none can be had through another board', async () => {
  const other = await relay.createBoard('Ander bord')
  const stranger = await tokenOf('facilitator', other)
  const image = await stored(await send(await bytesOf(createPng(61, 41))))
  const hash = image.src.split('/').at(-1)
  const refused = [
    await get(image.src, stranger),
    await get(`/api/boards/${other.boardId}/assets/${hash}`, stranger),
    await get(`/api/boards/${board.boardId}/assets/${'0'.repeat(64)}`),
    await get(`/api/boards/${board.boardId}/assets/..%2f..%2fserver.key`),
  ]
  expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect((await relay.request('GET', image.src)).status).toBe(401)
})

test.each(['council', 'viewer'] as const)('a %s sends no image', async (role) => {
  const answer = await send(await bytesOf(createPng()), { as: await tokenOf(role) })
  expect(await answer.json()).toMatchObject({ code: 'role-not-allowed' })
})

test('a screen gets an image of its own size, and an animation as it is', async () => {
  const image = await stored(await send(await bytesOf(createPng(700, 350))))
  const answer = await get(`${image.src}?side=320`)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect((await get(`${image.src}?side=1280`)).headers.get('content-type')).toBe('image/png')
  expect((await get(`${image.src}?side=321`)).status).toBe(400)
  const moving = await stored(await send(await bytesOf(createAnimation())))
  expect(moving).toMatchObject({ mimeType: 'image/webp', isAnimated: true })
  const small = Buffer.from(await (await get(`${moving.src}?side=320`)).arrayBuffer())
  expect(small.includes('ANIM')).toBe(true)
})

test('an upload goes on where it broke off, and a piece that comes twice does no harm', async () => {
  const photo = await bytesOf(createPhoto(600, 400))
  const third = Math.ceil(photo.length / 3)
  const upload = newUpload()
  const piece = (at: number) =>
    send(photo.slice(at * third, (at + 1) * third), { upload, offset: at * third, total: photo.length })
  expect(await (await piece(0)).json()).toEqual({ receivedBytes: third, image: null })
  expect(await (await piece(2)).json()).toEqual({ receivedBytes: third, image: null })
  expect(await (await piece(1)).json()).toEqual({ receivedBytes: 2 * third, image: null })
  expect(await (await piece(1)).json()).toEqual({ receivedBytes: 2 * third, image: null })
  const image = await stored(await piece(2))
  expect(image).toMatchObject({ width: 400, height: 600 })
  // The answer was lost on the way: asking again gives it again.
  expect(await stored(await piece(2))).toEqual(image)
})

test('an upload that the relay does not know begins at the start', async () => {
  const answer = await send(await bytesOf(createPng()), { offset: 100, total: 5_000 })
  expect(await answer.json()).toEqual({ receivedBytes: 0, image: null })
})

test('nobody can go on with the upload of another person', async () => {
  const png = await bytesOf(createPng())
  const upload = newUpload()
  await send(png.slice(0, 50), { upload, total: png.length })
  const answer = await send(png.slice(50), {
    upload,
    offset: 50,
    total: png.length,
    as: await tokenOf('participant'),
  })
  expect(await answer.json()).toEqual({ receivedBytes: 0, image: null })
  await relay.request('DELETE', `/api/boards/${board.boardId}/uploads/${upload}`, { token })
})

test.each([
  ['a drawing in svg', 'image-unknown', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a bomb', 'image-too-many-pixels', () => createBomb(7_000)],
  ['half a photo', 'image-damaged', async () => (await createPhoto(400, 300)).subarray(0, 900)],
])('%s is refused with %s, and leaves nothing behind', async (_, code, create) => {
  const answer = await send(Uint8Array.from(await create()))
  expect(await answer.json()).toMatchObject({ code })
  await expect.poll(() => readdir(join(relay.dataDir, 'images-arriving'))).toEqual([])
})

test('a file that says it is too large is refused before it comes', async () => {
  const answer = await send(await bytesOf(createPng()), { total: 10 * 1024 * 1024 + 1 })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ code: 'image-too-large' })
})

test('what was called off takes no room', async () => {
  const png = await bytesOf(createPng())
  const path = (upload: string) => `/api/boards/${board.boardId}/uploads/${upload}`
  const names = Array.from({ length: MAX_UPLOADS }, newUpload)
  const begin = (upload: string) => send(png.slice(0, 50), { upload, total: png.length })
  await Promise.all(names.map(begin))
  const crowded = await begin(newUpload())
  expect(crowded.status).toBe(429)
  expect(crowded.headers.get('retry-after')).toBe('2')
  await Promise.all(names.map((name) => relay.request('DELETE', path(name), { token })))
  await stored(await send(png))
  await expect.poll(() => readdir(join(relay.dataDir, 'images-arriving'))).toEqual([])
})

test('a board takes as many images as it may, and one that it has any number of times', async () => {
  const small = await startLiveRelay({ env: { MAX_IMAGES_PER_BOARD: '2' } })
  try {
    const on = await small.createBoard()
    const { token: as } = await small.join(on, 'participant')
    const sendTo = async (width: number) =>
      send(await bytesOf(createPng(width)), { from: small, on, as, upload: newUpload() })
    expect((await sendTo(31)).status).toBe(201)
    expect((await sendTo(31)).status).toBe(201)
    expect((await sendTo(32)).status).toBe(201)
    expect(await (await sendTo(33)).json()).toMatchObject({ code: 'images-full' })
  } finally {
    await small.close()
  }
})

test('a board whose images fill its room takes no more, and nothing of it stays on the disk', async () => {
  const png = await bytesOf(createPng())
  const small = await startLiveRelay({ env: { MAX_IMAGE_BYTES_PER_BOARD: String(png.length) } })
  try {
    const on = await small.createBoard()
    const { token: as } = await small.join(on, 'participant')
    const large = await bytesOf(createPhoto(400, 300))
    const answer = await send(large, { from: small, on, as, upload: newUpload() })
    expect(await answer.json()).toMatchObject({ code: 'images-full' })
    expect(await readdir(join(small.dataDir, 'images'))).toEqual([])
  } finally {
    await small.close()
  }
})

test('images are there after a restart, and half an upload is not', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-restart-'))
  const first = await startLiveRelay({ dataDir })
  const on = await first.createBoard()
  const { token: as } = await first.join(on, 'participant')
  const png = await bytesOf(createPng())
  const image = await stored(await send(png, { from: first, on, as }))
  await send(png.slice(0, 50), { from: first, on, as, total: png.length })
  expect(await readdir(join(dataDir, 'images-arriving'))).toHaveLength(1)
  await first.close()

  const second = await startLiveRelay({ dataDir })
  const answer = await second.request('GET', image.src, { token: as })
  expect((await answer.arrayBuffer()).byteLength).toBe(image.bytes)
  expect(await readdir(join(dataDir, 'images-arriving'))).toEqual([])
  await second.close()
  await rm(dataDir, { recursive: true })
})
