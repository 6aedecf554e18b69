import { bigBoard } from './big-board.ts'
import { bystander } from './bystander.ts'
import { documentSize } from './document-size.ts'
import { loadBoard } from './load-board.ts'
import { remoteChanges } from './remote-changes.ts'
import type { Row } from './row.ts'
import { typingTogether } from './typing-together.ts'

export const ALL_ROWS: readonly Row[] = [
  documentSize,
  remoteChanges,
  loadBoard,
  typingTogether,
  bystander,
  bigBoard,
]
