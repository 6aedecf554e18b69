import type { BoardId } from './ids.ts'

/** What an image may be. Its first bytes decide, never its name or what the browser calls it. */
export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif'

/** Longest sides, in pixels, in which an image can be had besides its own: `<address>?side=640`. */
export const IMAGE_SIDES_PX = [320, 640, 1280, 2560] as const

const IMAGE_ADDRESS = /^\/api\/boards\/[A-Za-z0-9_-]{16,64}\/assets\/[0-9a-f]{64}$/
const UPLOAD_ID = /^[A-Za-z0-9_-]{16,64}$/

/** @param hash SHA-256 of the stored bytes, in hexadecimal */
export function imageAddress(boardId: BoardId, hash: string): string {
  return `/api/boards/${boardId}/assets/${hash}`
}

/** Whether this is an image that a relay keeps, as it stands in a record. */
export function isImageAddress(text: string): boolean {
  return IMAGE_ADDRESS.test(text)
}

/** Names one upload of one session; the client makes it up. */
export function isUploadId(text: string): boolean {
  return UPLOAD_ID.test(text)
}

/** An image as the relay keeps it: upright, without metadata, and no larger than `maxImageSidePx`. */
export interface StoredImage {
  readonly src: string
  readonly width: number
  readonly height: number
  readonly mimeType: `image/${ImageFormat}`
  readonly isAnimated: boolean
  readonly bytes: number
}

/**
 * Answer to `PUT /api/boards/<boardId>/uploads/<uploadId>?offset=<n>&total=<n>`, whose body is the piece of the file
 * from `offset`. A piece from elsewhere than `receivedBytes` is not taken, and the answer says where to go on: after a
 * break, and from the start when the relay no longer knows the upload.
 */
export interface UploadState {
  readonly receivedBytes: number
  /** Given with the last piece. */
  readonly image: StoredImage | null
}
