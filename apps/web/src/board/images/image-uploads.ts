import { LIMITS, type BoardId, type StoredImage } from '@anderhalf/protocol'
import { atom, uniqueId, type BoxModel, type Signal } from 'tldraw'
import type { Refusal } from '../../api/answer.ts'
import { forgetUpload, uploadFile, type UploadOutcome, type WhenBack } from './upload-file.ts'

/** More at once would make each of them later. */
const MAX_AT_ONCE = 2

/** One file on its way from this screen. */
export interface ImageUpload {
  readonly id: string
  readonly name: string
  /** Where it will be, in the coordinates of the board; null for one that has its place already. */
  readonly place: BoxModel | null
  /** From 0 to 1. */
  readonly share: Signal<number>
  /** Whether it stands still until the connection is back. */
  readonly isWaiting: Signal<boolean>
  readonly cancel: () => void
}

export interface RefusedImage {
  readonly id: string
  readonly name: string
  readonly refusal: Refusal
}

/**
 * Files that this screen is sending. A board never refers to an image before the relay has it: what fails or is called
 * off leaves nothing behind for anybody.
 */
export interface ImageUploads {
  readonly uploads: Signal<readonly ImageUpload[]>
  readonly refused: Signal<readonly RefusedImage[]>
  /** @returns null when it was refused, which stands in `refused`, or called off */
  send(file: File, place: BoxModel | null): Promise<StoredImage | null>
  readonly forgetRefused: () => void
  close(): void
}

export function createImageUploads(boardId: BoardId, whenBack: WhenBack): ImageUploads {
  const uploads = atom<readonly ImageUpload[]>('image uploads', [])
  const refused = atom<readonly RefusedImage[]>('refused images', [])
  const closing = new AbortController()
  const turns = createTurns(MAX_AT_ONCE)

  async function send(file: File, place: BoxModel | null): Promise<StoredImage | null> {
    const id = uniqueId()
    const calledOff = new AbortController()
    const share = atom('share', 0)
    const isWaiting = atom('is waiting', false)
    const cancel = (): void => calledOff.abort()
    closing.signal.addEventListener('abort', cancel)
    uploads.update((all) => [...all, { id, name: file.name, place, share, isWaiting, cancel }])
    try {
      const outcome = await turns(() =>
        sendWithin(file, {
          boardId,
          uploadId: id,
          file,
          signal: calledOff.signal,
          onProgress: (sent) => void share.set(sent),
          onWaiting: (waits) => void isWaiting.set(waits),
          whenBack,
        }),
      )
      if (outcome.ok) return outcome.image
      const { refusal } = outcome
      refused.update((all) => [...all, { id, name: file.name, refusal }])
      return null
    } catch (error) {
      if (!calledOff.signal.aborted) throw error
      forgetUpload(boardId, id)
      return null
    } finally {
      closing.signal.removeEventListener('abort', cancel)
      uploads.update((all) => all.filter((upload) => upload.id !== id))
    }
  }

  return {
    uploads,
    refused,
    send,
    forgetRefused: () => void refused.set([]),
    close: () => closing.abort(),
  }
}

async function sendWithin(file: File, upload: Parameters<typeof uploadFile>[0]): Promise<UploadOutcome> {
  upload.signal.throwIfAborted()
  if (file.size > LIMITS.maxImageBytes) return { ok: false, refusal: 'image-too-large' }
  if (file.size === 0) return { ok: false, refusal: 'image-unknown' }
  return uploadFile(upload)
}

/** Lets so many run at once; the others wait for their turn. */
function createTurns(atOnce: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (run) => {
    if (running < atOnce) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await run()
    } finally {
      // Whoever waits takes this turn over.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
