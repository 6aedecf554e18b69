import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardId } from '@anderhalf/protocol'
import { BACKUP_FILE } from '../backup/backup-files.ts'
import { readServerKey } from '../storage/data-folder.ts'
import { openReader } from '../storage/open-database.ts'
import { createStatements } from '../storage/statements.ts'
import { createBoardRecords } from './board-records.ts'
import { createLinkSecrets } from './link-secrets.ts'

/**
 * For whoever runs the server, when nobody facilitates a board any more. Changes nothing, and the relay may run.
 *
 * @returns the path and fragment of the link that is valid now; null when there is no such board
 */
export function readFacilitatorLink(dataDir: string, boardId: BoardId): string | null {
  const databasePath = join(dataDir, BACKUP_FILE.database)
  if (!existsSync(databasePath)) return null
  const reader = openReader(databasePath)
  try {
    const board = createBoardRecords(createStatements(reader)).findBoard(boardId)
    if (board === null) return null
    const secrets = createLinkSecrets(readServerKey(join(dataDir, BACKUP_FILE.key)))
    return `/j/${boardId}#${secrets.secretOf(boardId, 'facilitator', board.linkRotations.facilitator)}`
  } finally {
    reader.close()
  }
}
