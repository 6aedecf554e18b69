import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS, parseBoardId, parseParticipantId } from '@anderhalf/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StorageUnavailableError } from '../storage/storage-fault.ts'
import { createPng } from '../testing/sample-images.ts'
import { createImageFiles } from './image-files.ts'
import { createUploads, type Finished, type PieceTaking, type Uploads } from './uploads.ts'

const LIMIT = { maxUploads: 3, maxUploadsPerSession: 2, uploadIdleMs: LIMITS.uploadIdleMs }

let folder: string
let nowMs: number
let finish: () => Promise<Finished>
let uploads: Uploads
let png: Uint8Array
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anderhalf-uploads-'))
  nowMs = 0
  finish = () => Promise.resolve({ ok: false, refusal: 'image-damaged' })
  png = await createPng()
  uploads = createUploads({
    files: createImageFiles(folder),
    limits: LIMIT,
    nowMs: () => nowMs,
    finish: () => finish(),
  })
})
afterEach(async () => {
  uploads.close()
  await rm(folder, { recursive: true })
})

function keyOf(session: string, uploadId: string) {
  const id = 'A'.repeat(22)
  return {
    sessionKey: session,
    participantId: parseParticipantId(id)!,
    boardId: parseBoardId(id)!,
    uploadId,
  }
}

function begin(session: string, uploadId: string): Promise<PieceTaking> {
  const piece = { offset: 0, totalBytes: png.length, bytes: png.subarray(0, 40) }
  return uploads.take(keyOf(session, uploadId), piece)
}

const kindOf = async (taking: Promise<PieceTaking>): Promise<string> => (await taking).kind

test('one session cannot take the room of all', async () => {
  expect(await kindOf(begin('sam', 'a'))).toBe('going')
  expect(await kindOf(begin('sam', 'b'))).toBe('going')
  expect(await kindOf(begin('sam', 'c'))).toBe('crowded')
  expect(await kindOf(begin('noor', 'a'))).toBe('going')
  expect(await kindOf(begin('noor', 'b'))).toBe('crowded')
})

test('uploads that stand still make room for those that wait, and are kept otherwise', async () => {
  await begin('sam', 'a')
  await begin('sam', 'b')
  nowMs += 60_000
  expect(await kindOf(begin('noor', 'a'))).toBe('going')
  expect(await kindOf(begin('noor', 'b'))).toBe('going')
  await expect.poll(() => readdir(join(folder, 'images-arriving'))).toHaveLength(2)
})

test('pieces that come at once are taken one after the other', async () => {
  const key = keyOf('sam', 'a')
  const totalBytes = png.length
  const [first, second] = await Promise.all([
    uploads.take(key, { offset: 0, totalBytes, bytes: png.subarray(0, 40) }),
    uploads.take(key, { offset: 40, totalBytes, bytes: png.subarray(40, 80) }),
  ])
  expect(first).toEqual({ kind: 'going', receivedBytes: 40 })
  expect(second).toEqual({ kind: 'going', receivedBytes: 80 })
})

test('a whole file is made into an image later when it could not be at once', async () => {
  const key = keyOf('sam', 'a')
  const piece = { offset: 0, totalBytes: png.length, bytes: png }
  finish = () => Promise.reject(new StorageUnavailableError('ENOSPC'))
  await expect(uploads.take(key, piece)).rejects.toThrow('ENOSPC')
  finish = () => Promise.resolve({ ok: false, refusal: 'images-full' })
  expect(await uploads.take(key, piece)).toMatchObject({ finished: { refusal: 'images-full' } })
  expect(await readdir(join(folder, 'images-arriving'))).toEqual([])
})
