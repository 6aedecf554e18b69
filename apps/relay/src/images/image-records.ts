import type { BoardId, ImageFormat } from '@anderhalf/protocol'
import type { Statements } from '../storage/statements.ts'

export interface ImageRecord {
  readonly format: ImageFormat
  readonly isAnimated: boolean
  /** Of the longer side. */
  readonly sidePx: number
}

export interface BoardUsage {
  readonly images: number
  readonly bytes: number
}

/** What the relay looks up when an image is asked for or comes in. */
export interface ImageRecords {
  /** @returns null when this board has no such image, whatever other boards have */
  findImage(boardId: BoardId, hash: string): ImageRecord | null
  usageOf(boardId: BoardId): BoardUsage
}

export function createImageRecords(sql: Statements): ImageRecords {
  return {
    findImage(boardId, hash) {
      const row = sql(
        'SELECT format, is_animated, width, height FROM board_images WHERE board_id = ? AND image_hash = ?',
      ).get([boardId, hash])
      if (row === null) return null
      return {
        format: row['format'] as ImageFormat,
        isAnimated: row['is_animated'] === 1,
        sidePx: Math.max(Number(row['width']), Number(row['height'])),
      }
    },
    usageOf(boardId) {
      const row = sql(
        'SELECT count(*) AS images, coalesce(sum(bytes), 0) AS bytes FROM board_images WHERE board_id = ?',
      ).get([boardId])
      return { images: Number(row?.['images']), bytes: Number(row?.['bytes']) }
    },
  }
}

/** The hashes of all images that any board has. */
export function* readImageHashes(sql: Statements): Generator<string> {
  // A database that no relay of this version has opened yet.
  if (sql("SELECT 1 FROM sqlite_master WHERE name = 'board_images'").get([]) === null) return
  const rows = sql('SELECT DISTINCT image_hash FROM board_images ORDER BY image_hash').iterate([])
  for (const row of rows) yield row['image_hash'] as string
}
