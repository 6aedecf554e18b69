import type { IncomingMessage } from 'node:http'
import type { Limits } from '@anderhalf/protocol'
import type { Access, VisitedRecord } from '../access/access.ts'
import type { BoardRecords } from '../access/board-records.ts'
import type { DoorCodes } from '../access/door-codes.ts'
import type { LinkSecrets } from '../access/link-secrets.ts'
import type { Boards } from '../boards/boards.ts'
import type { OwnTemplateRecords } from '../boards/own-template-records.ts'
import type { Images } from '../images/images.ts'
import type { Uploads } from '../images/uploads.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { StorageThread } from '../storage/storage-thread.ts'
import type { Versions } from '../versions/versions.ts'
import type { AppContext } from './app-environment.ts'
import type { BoardRouteName, OpenRouteName } from './route-table.ts'
import type { SharedOrigin } from './shared-origin.ts'

/** What the routes of the API work with. */
export interface ApiDependencies {
  readonly access: Access
  readonly addressOf: (request: IncomingMessage) => string
  readonly boards: Boards
  readonly doorCodes: DoorCodes
  readonly images: Images
  readonly limits: Limits
  readonly linkSecrets: LinkSecrets
  readonly nowMs: () => number
  readonly ownTemplates: OwnTemplateRecords
  readonly publicUrl: URL | null
  readonly records: BoardRecords
  readonly rooms: Pick<Rooms, 'closeOnBoard' | 'closeSession'>
  readonly sharedOrigin: SharedOrigin
  readonly thread: Pick<StorageThread, 'call'>
  readonly uploads: Uploads
  readonly versions: Versions
}

export type OpenHandlers = Readonly<Record<OpenRouteName, (c: AppContext) => Response | Promise<Response>>>

/** The visit was checked before: the session is on the board, and in a role that the route allows. */
export type BoardHandlers = Readonly<
  Record<BoardRouteName, (c: AppContext, visited: VisitedRecord) => Response | Promise<Response>>
>
