import { existsSync } from 'node:fs'
import { imageAddress, type BoardId, type Limits, type ParticipantId } from '@anderhalf/protocol'
import { StorageUnavailableError } from '../storage/storage-fault.ts'
import type { StorageThread } from '../storage/storage-thread.ts'
import { removeFile, type ImageFiles } from './image-files.ts'
import type { ImageRecords } from './image-records.ts'
import type { ImageWorkshop } from './image-workshop.ts'
import type { Finished } from './uploads.ts'

export interface FoundImage {
  readonly path: string
  readonly mimeType: string
}

export interface Images {
  /** Makes an image of the board out of a file that a stranger sent. */
  add(path: string, boardId: BoardId, addedBy: ParticipantId): Promise<Finished>
  /** @param sidePx null: as large as it is. @returns null when the board has no such image */
  find(boardId: BoardId, hash: string, sidePx: number | null): Promise<FoundImage | null>
  isFull(boardId: BoardId): boolean
}

export interface ImagesOptions {
  readonly files: ImageFiles
  readonly limits: Limits
  readonly nowMs: () => number
  readonly records: ImageRecords
  readonly thread: Pick<StorageThread, 'call'>
  readonly workshop: ImageWorkshop
}

export function createImages({ files, limits, nowMs, records, thread, workshop }: ImagesOptions): Images {
  /** Smaller copies that are being made: many people look at a new image at once. */
  const shrinking = new Map<string, Promise<void>>()

  async function shrink(hash: string, sidePx: number): Promise<void> {
    const to = files.newPath()
    try {
      await workshop.perform({ kind: 'shrink', from: files.pathOf(hash), to, sidePx })
      await files.keepShrunk(to, hash, sidePx)
    } finally {
      await removeFile(to)
    }
  }

  function shrinkOnce(hash: string, sidePx: number): Promise<void> {
    const path = files.shrunkPathOf(hash, sidePx)
    let making = shrinking.get(path)
    if (making === undefined) {
      making = shrink(hash, sidePx).finally(() => shrinking.delete(path))
      shrinking.set(path, making)
    }
    return making
  }

  function fits(boardId: BoardId, hash: string, bytes: number): boolean {
    if (records.findImage(boardId, hash) !== null) return true
    const usage = records.usageOf(boardId)
    return usage.images < limits.maxImagesPerBoard && usage.bytes + bytes <= limits.maxImageBytesPerBoard
  }

  return {
    async add(path, boardId, addedBy) {
      const to = files.newPath()
      try {
        const cleaning = await workshop.perform({ kind: 'clean', from: path, to, limits })
        if (cleaning === 'shrunk') throw new Error('the image process answered another question')
        if (!cleaning.ok) return cleaning
        const { hash, format, width, height, isAnimated, bytes } = cleaning.image
        // Asked before the file is in its place, so that full boards do not fill the disk.
        if (!fits(boardId, hash, bytes)) return { ok: false, refusal: 'images-full' }
        await files.keep(to, hash)
        const outcome = await thread.call('addImage', {
          ...cleaning.image,
          boardId,
          addedBy,
          addedAtMs: nowMs(),
          maxImages: limits.maxImagesPerBoard,
          maxBytes: limits.maxImageBytesPerBoard,
        })
        if (outcome === 'full') return { ok: false, refusal: 'images-full' }
        const src = imageAddress(boardId, hash)
        return { ok: true, image: { src, width, height, mimeType: `image/${format}`, isAnimated, bytes } }
      } finally {
        await removeFile(to)
      }
    },

    async find(boardId, hash, sidePx) {
      const record = records.findImage(boardId, hash)
      if (record === null) return null
      const whole = { path: files.pathOf(hash), mimeType: `image/${record.format}` }
      // A smaller copy stands still, and one that is not smaller is of no use.
      if (sidePx === null || record.isAnimated || record.sidePx <= sidePx) return whole
      const path = files.shrunkPathOf(hash, sidePx)
      if (!existsSync(path)) {
        try {
          await shrinkOnce(hash, sidePx)
        } catch (error) {
          // Rather a large image than none.
          if (error instanceof StorageUnavailableError) return whole
          throw error
        }
      }
      return { path, mimeType: 'image/webp' }
    },

    isFull(boardId) {
      const { images, bytes } = records.usageOf(boardId)
      return images >= limits.maxImagesPerBoard || bytes >= limits.maxImageBytesPerBoard
    },
  }
}
