import { connectionEdges } from './connection-edges.ts'
import { documentEdges } from './document-edges.ts'
import { imageEdges } from './image-edges.ts'
import type { LimitEdges } from './limit-edge.ts'
import { ownTemplateEdges } from './own-template-edges.ts'
import { requestEdges } from './request-edges.ts'
import { talkEdges } from './talk-edges.ts'
import { timeEdges } from './time-edges.ts'
import { unreadEdges } from './unread-edges.ts'
import { versionEdges } from './version-edges.ts'

/** How each limit of the table is tried on both sides. A limit that is missing here does not compile. */
export const LIMIT_EDGES: LimitEdges = {
  ...documentEdges,
  ...talkEdges,
  ...connectionEdges,
  ...requestEdges,
  ...ownTemplateEdges,
  ...imageEdges,
  ...versionEdges,
  ...timeEdges,
  ...unreadEdges,
  headersTimeoutMs: { triedIn: 'tests/faults/cases/connect-cases.ts' },
  requestTimeoutMs: { triedIn: 'tests/faults/cases/connect-cases.ts' },
  maxNotesPerPaste: { triedIn: 'apps/web/src/board/notes-in/place-notes.test.ts' },
  maxShapesPerBoard: { triedIn: 'apps/web/src/board/canvas-options.test.ts' },
}
