import type { BoardId, ImageFormat, ParticipantId } from '@anderhalf/protocol'
import type { Statements } from './statements.ts'

export interface NewImage {
  readonly boardId: BoardId
  readonly hash: string
  readonly format: ImageFormat
  readonly width: number
  readonly height: number
  readonly isAnimated: boolean
  readonly bytes: number
  readonly addedBy: ParticipantId
  readonly addedAtMs: number
  readonly maxImages: number
  readonly maxBytes: number
}

/** Which images a board has, written inside a transaction of the storage worker. */
export interface ImageTables {
  /** An image that the board has already takes no more room. The file must be on the disk before. */
  addImage(image: NewImage): 'added' | 'full'
}

export function createImageTables(sql: Statements): ImageTables {
  return {
    addImage(image) {
      const { boardId, hash, format, width, height, isAnimated, bytes, addedBy, addedAtMs } = image
      const known = sql('SELECT 1 FROM board_images WHERE board_id = ? AND image_hash = ?')
      if (known.get([boardId, hash]) !== null) return 'added'
      const used = sql(
        'SELECT count(*) AS images, coalesce(sum(bytes), 0) AS bytes FROM board_images WHERE board_id = ?',
      ).get([boardId])
      if (Number(used?.['images']) + 1 > image.maxImages) return 'full'
      if (Number(used?.['bytes']) + bytes > image.maxBytes) return 'full'
      sql(
        `INSERT INTO board_images
           (board_id, image_hash, format, width, height, is_animated, bytes, added_by, added_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run([boardId, hash, format, width, height, isAnimated ? 1 : 0, bytes, addedBy, addedAtMs])
      return 'added'
    },
  }
}
