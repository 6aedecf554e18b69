import { LIMITS, type UploadState } from '@anderhalf/protocol'
import { openWriter } from '../storage/open-database.ts'
import { createLongAnimation, createPng } from '../testing/sample-images.ts'
import { outcomeOf } from './edge-outcome.ts'
import type { EdgePerson, EdgePlace } from './edge-place.ts'
import type { SomeLimitEdges } from './limit-edge.ts'

/** PNG specification, 5.2. */
const PNG_START = [137, 80, 78, 71, 13, 10, 26, 10]
const TOO_MANY = '429 too-many-requests'

let uploads = 0

/** The first piece of a file of which this may be all. */
function send(
  { relay }: EdgePlace,
  { boardId, token, address }: EdgePerson,
  bytes: Uint8Array,
  totalBytes = bytes.length,
): Promise<Response> {
  const upload = `upload-of-an-edge-${++uploads}`
  return fetch(`${relay.origin}/api/boards/${boardId}/uploads/${upload}?offset=0&total=${totalBytes}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'x-forwarded-for': address,
    },
    body: Uint8Array.from(bytes),
  })
}

async function add(place: EdgePlace, person: EdgePerson, bytes: Uint8Array): Promise<string> {
  return outcomeOf(await send(place, person, bytes))
}

function pieceOf(bytes: number): Uint8Array {
  const piece = new Uint8Array(bytes)
  piece.set(PNG_START)
  return piece
}

/** As square as this many pixels can be. */
function sidesOf(pixels: number): [number, number] {
  let side = Math.floor(Math.sqrt(pixels))
  while (pixels % side !== 0) side--
  return [pixels / side, side]
}

/** Of square frames, as large as they can be. */
function animationOf(pixels: number): Uint8Array {
  let side = Math.floor(Math.sqrt(pixels))
  while (pixels % side ** 2 !== 0) side--
  return createLongAnimation(side, pixels / side ** 2)
}

export const imageEdges = {
  maxImageBytes: {
    past: '413 image-too-large',
    async trySize(place, bytes) {
      return outcomeOf(await send(place, await place.enter(), pieceOf(LIMITS.maxUploadPieceBytes), bytes))
    },
  },
  maxUploadPieceBytes: {
    past: '413 request-too-large',
    async trySize(place, bytes) {
      return outcomeOf(await send(place, await place.enter(), pieceOf(bytes), LIMITS.maxImageBytes))
    },
  },
  maxImagePixels: {
    value: 5_000,
    past: '413 image-too-many-pixels',
    trySize: async (place, pixels) => add(place, await place.enter(), await createPng(...sidesOf(pixels))),
  },
  maxAnimationPixels: {
    value: 7_500,
    past: '413 image-too-many-pixels',
    trySize: async (place, pixels) => add(place, await place.enter(), animationOf(pixels)),
  },
  maxImageSidePx: {
    at: '4096 wide',
    // Not refused.
    past: '4096 wide',
    async trySize(place, sidePx) {
      const answer = await send(place, await place.enter(), await createPng(sidePx, 1))
      const { image } = (await answer.json()) as UploadState
      return `${image?.width} wide`
    },
  },
  maxImageBytesPerBoard: {
    past: '409 images-full',
    async trySize(place, bytes) {
      const png = await createPng(40, 30)
      const elsewhere = (await (await send(place, await place.enter(), png)).json()) as UploadState
      const person = await place.enter()
      await add(place, person, await createPng(20, 10))
      const database = openWriter(`${place.relay.dataDir}/anderhalf.sqlite`)
      const room = bytes - (elsewhere.image?.bytes ?? 0)
      database.prepare('UPDATE board_images SET bytes = ? WHERE board_id = ?').run([room, person.boardId])
      database.close()
      return add(place, person, png)
    },
  },
  maxImagesPerBoard: {
    value: 3,
    past: '409 images-full',
    async begin(place) {
      const person = await place.enter()
      let width = 20
      return async () => add(place, person, await createPng(++width, 10))
    },
  },
  maxImagesPerSessionPerMinute: {
    value: 4,
    past: TOO_MANY,
    async begin(place) {
      const person = await place.enter()
      const png = await createPng(20, 10)
      return () => add(place, person, png)
    },
  },
  maxUploadsPerSession: {
    value: 3,
    past: TOO_MANY,
    async begin(place) {
      const person = await place.enter()
      return async () => outcomeOf(await send(place, person, pieceOf(100), 200))
    },
  },
  maxUploads: {
    value: 4,
    isOfAll: true,
    past: TOO_MANY,
    begin: async (place) => async () => outcomeOf(await send(place, await place.enter(), pieceOf(100), 200)),
  },
} as const satisfies SomeLimitEdges
