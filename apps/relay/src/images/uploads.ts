import { open } from 'node:fs/promises'
import type { BoardId, Limits, ParticipantId, StoredImage } from '@anderhalf/protocol'
import { nameFault, removeFile, type ImageFiles } from './image-files.ts'
import { imageFormatOf } from './image-format.ts'
import type { ImageRefusal } from './image-jobs.ts'

const SWEEP_EVERY_MS = 60_000
/** A client that still sends is heard at least this often. One that is not makes room while others wait. */
const QUIET_MS = 20_000

/** Says which upload: nobody but the session that began it can name it. */
export interface UploadKey {
  readonly sessionKey: string
  readonly participantId: ParticipantId
  readonly boardId: BoardId
  readonly uploadId: string
}

export interface Piece {
  readonly offset: number
  readonly totalBytes: number
  readonly bytes: Uint8Array
}

export type Finished =
  | { readonly ok: true; readonly image: StoredImage }
  | { readonly ok: false; readonly refusal: ImageRefusal }

export type PieceTaking =
  | { readonly kind: 'going'; readonly receivedBytes: number }
  | { readonly kind: 'finished'; readonly finished: Finished }
  /** Too many at once; there is room again later. */
  | { readonly kind: 'crowded' }

/**
 * Files on their way, each in pieces that follow one another. A piece that was sent twice does no harm, and neither
 * does asking again for the outcome.
 */
export interface Uploads {
  take(key: UploadKey, piece: Piece): Promise<PieceTaking>
  cancel(key: UploadKey): Promise<void>
  close(): void
}

interface Upload {
  readonly sessionKey: string
  readonly path: string
  readonly totalBytes: number
  receivedBytes: number
  /** Set with the last piece, or with a first one that says enough. */
  finished: Promise<Finished> | null
  heardAtMs: number
  /** Pieces of one upload go one after the other, also when a client sends two at once. */
  turn: Promise<unknown>
}

export interface UploadsOptions {
  readonly files: ImageFiles
  readonly limits: Pick<Limits, 'maxUploads' | 'maxUploadsPerSession' | 'uploadIdleMs'>
  readonly nowMs: () => number
  /** Makes an image of a complete file, which is removed afterwards. */
  readonly finish: (path: string, key: UploadKey) => Promise<Finished>
}

export function createUploads({ files, limits, nowMs, finish }: UploadsOptions): Uploads {
  const uploads = new Map<string, Upload>()
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS)
  sweeping.unref()

  function sweep(): void {
    forgetWhatIsSilent(limits.uploadIdleMs)
  }

  function forgetWhatIsSilent(forMs: number): void {
    for (const [name, upload] of uploads) {
      if (nowMs() - upload.heardAtMs > forMs) forget(name, upload)
    }
  }

  function forget(name: string, upload: Upload): void {
    uploads.delete(name)
    // After its turn: a piece that is being written would make the file anew.
    void upload.turn.then(() => removeFile(upload.path)).catch(() => {})
  }

  function isCrowded(sessionKey: string): boolean {
    const open = [...uploads.values()].filter(({ finished }) => finished === null)
    const own = open.filter((upload) => upload.sessionKey === sessionKey)
    return open.length >= limits.maxUploads || own.length >= limits.maxUploadsPerSession
  }

  async function takeInTurn(key: UploadKey, upload: Upload, piece: Piece): Promise<PieceTaking> {
    const { path, totalBytes } = upload
    if (upload.finished === null && piece.offset === upload.receivedBytes) {
      if (piece.offset === 0 && imageFormatOf(piece.bytes) === null) {
        upload.finished = Promise.resolve({ ok: false, refusal: 'image-unknown' })
      } else {
        await nameFault(() => writeAt(path, piece))
        upload.receivedBytes += piece.bytes.length
      }
    }
    if (upload.receivedBytes === totalBytes) upload.finished ??= finishOnce(key, upload)
    if (upload.finished === null) return { kind: 'going', receivedBytes: upload.receivedBytes }
    return { kind: 'finished', finished: await upload.finished }
  }

  async function finishOnce(key: UploadKey, upload: Upload): Promise<Finished> {
    try {
      const finished = await finish(upload.path, key)
      await removeFile(upload.path)
      return finished
    } catch (error) {
      // The file is whole: any further piece tries again.
      upload.finished = null
      throw error
    }
  }

  return {
    take(key, piece) {
      const name = nameOf(key)
      let upload = uploads.get(name)
      if (upload?.totalBytes !== piece.totalBytes) {
        if (upload !== undefined) forget(name, upload)
        if (isCrowded(key.sessionKey)) forgetWhatIsSilent(QUIET_MS)
        if (isCrowded(key.sessionKey)) return Promise.resolve({ kind: 'crowded' })
        upload = {
          sessionKey: key.sessionKey,
          path: files.newPath(),
          totalBytes: piece.totalBytes,
          receivedBytes: 0,
          finished: null,
          heardAtMs: nowMs(),
          turn: Promise.resolve(),
        }
        uploads.set(name, upload)
      }
      upload.heardAtMs = nowMs()
      const current = upload
      const taking = current.turn.then(() => takeInTurn(key, current, piece))
      current.turn = taking.catch(() => {})
      return taking
    },
    async cancel(key) {
      const name = nameOf(key)
      const upload = uploads.get(name)
      if (upload !== undefined) forget(name, upload)
    },
    close() {
      clearInterval(sweeping)
    },
  }
}

function nameOf({ sessionKey, boardId, uploadId }: UploadKey): string {
  return `${sessionKey} ${boardId} ${uploadId}`
}

async function writeAt(path: string, { offset, bytes }: Piece): Promise<void> {
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.write(bytes, 0, bytes.length, offset)
  } finally {
    await file.close()
  }
}
