import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { IMAGE_SIDES_PX, isUploadId, type StoredImage, type UploadState } from '@anderhalf/protocol'
import type { VisitedRecord } from '../access/access.ts'
import type { ImageRefusal } from '../images/image-jobs.ts'
import type { FoundImage } from '../images/images.ts'
import type { UploadKey } from '../images/uploads.ts'
import { refuse } from './answer.ts'
import type { ApiDependencies, BoardHandlers } from './api-dependencies.ts'
import type { AppContext } from './app-environment.ts'
import { readBytes } from './read-body.ts'
import { createRequestLimits } from './request-limits.ts'

const ASSET_HASH = /^[0-9a-f]{64}$/
const WHOLE_NUMBER = /^\d{1,9}$/
const RETRY_AFTER_SECONDS = '2'

const REFUSAL_MESSAGE: Readonly<Record<ImageRefusal, string>> = {
  'image-too-large': 'the file is larger than an image may be',
  'image-too-many-pixels': 'the image has more pixels than an image may have',
  'image-unknown': 'the file is no png, jpeg, webp or gif',
  'image-damaged': 'the image cannot be read',
  'images-full': 'the board has no room for more images',
}

/** Images of a board: in by pieces, out by hash. */
export function createAssetRoutes({
  images,
  limits,
  uploads,
}: ApiDependencies): Pick<BoardHandlers, 'putUpload' | 'deleteUpload' | 'readAsset'> {
  const requestLimits = createRequestLimits(limits)

  return {
    async putUpload(c, visited) {
      const key = keyOf(c, visited)
      const place = placeOf(c)
      if (key === null || place === null) return refuse(c, 'request-invalid', 'name the upload and its place')
      const { offset, totalBytes } = place
      if (totalBytes > limits.maxImageBytes) return refuseImage(c, 'image-too-large')
      const bytes = await readBytes(c, limits.maxUploadPieceBytes)
      if (bytes === null) {
        return refuse(c, 'request-too-large', `a piece may have ${limits.maxUploadPieceBytes} bytes`)
      }
      if (bytes.length === 0 || offset + bytes.length > totalBytes) {
        return refuse(c, 'request-invalid', 'the piece does not lie in the file')
      }
      if (offset === 0) {
        if (images.isFull(visited.board.boardId)) return refuseImage(c, 'images-full')
        if ((await requestLimits.takeImage(key.sessionKey)) !== null) return crowded(c)
      }
      const taking = await uploads.take(key, { offset, totalBytes, bytes })
      if (taking.kind === 'crowded') return crowded(c)
      if (taking.kind === 'going') return going(c, taking.receivedBytes)
      const { finished } = taking
      return finished.ok ? complete(c, totalBytes, finished.image) : refuseImage(c, finished.refusal)
    },

    async deleteUpload(c, visited) {
      const key = keyOf(c, visited)
      if (key === null) return refuse(c, 'request-invalid', 'name the upload')
      await uploads.cancel(key)
      return c.body(null, 204)
    },

    async readAsset(c, { board }) {
      const hash = c.req.param('assetHash') ?? ''
      const side = c.req.query('side')
      const sidePx = side === undefined ? null : IMAGE_SIDES_PX.find((known) => String(known) === side)
      if (sidePx === undefined) return refuse(c, 'request-invalid', 'images are not had in this size')
      const found = ASSET_HASH.test(hash) ? await images.find(board.boardId, hash, sidePx) : null
      if (found === null) return refuse(c, 'route-unknown', 'this board has no such image')
      return sendImage(c, found, `"${hash}${sidePx === null ? '' : `-${sidePx}`}"`)
    },
  }
}

function keyOf(c: AppContext, { visitor, board }: VisitedRecord): UploadKey | null {
  const uploadId = c.req.param('uploadId') ?? ''
  if (!isUploadId(uploadId)) return null
  return {
    sessionKey: visitor.sessionKey,
    participantId: visitor.participantId,
    boardId: board.boardId,
    uploadId,
  }
}

function placeOf(c: AppContext): { offset: number; totalBytes: number } | null {
  const { offset = '', total = '' } = c.req.query()
  if (!WHOLE_NUMBER.test(offset) || !WHOLE_NUMBER.test(total)) return null
  return { offset: Number(offset), totalBytes: Number(total) }
}

function going(c: AppContext, receivedBytes: number): Response {
  return c.json({ receivedBytes, image: null } satisfies UploadState)
}

function complete(c: AppContext, receivedBytes: number, image: StoredImage): Response {
  return c.json({ receivedBytes, image } satisfies UploadState, 201)
}

function refuseImage(c: AppContext, refusal: ImageRefusal): Response {
  return refuse(c, refusal, REFUSAL_MESSAGE[refusal])
}

function crowded(c: AppContext): Response {
  c.header('Retry-After', RETRY_AFTER_SECONDS)
  return refuse(c, 'too-many-requests', 'too many images at once; wait a moment and try again')
}

/**
 * The bytes behind an address never change, and who may not see them never gets the address answered. `private`: a
 * cache on the way would hand them to anybody.
 */
async function sendImage(c: AppContext, { path, mimeType }: FoundImage, etag: string): Promise<Response> {
  c.header('Cache-Control', 'private, max-age=31536000, immutable')
  c.header('ETag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  const file = await open(path)
  const { size } = await file.stat()
  c.header('Content-Type', mimeType)
  c.header('Content-Length', String(size))
  if (c.req.method === 'HEAD') {
    await file.close()
    return c.body(null)
  }
  return c.body(Readable.toWeb(file.createReadStream()) as ReadableStream)
}
