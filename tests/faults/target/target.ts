import type { Role } from '@anderhalf/protocol'
import type { ServerProcess } from './child-process.ts'

/** A relay under attack, ours or another. */
export interface Target {
  readonly name: string
  readonly dataDir: string | null
  /** The process that serves now. */
  server(): ServerProcess
  /** Starts it again, on the same port and data, after it died. */
  restart(): Promise<ServerProcess>
  createBoard(): Promise<TargetBoard>
  close(): Promise<void>
}

export interface TargetBoard {
  readonly boardId: string
  /** Address of a lane below the origin. */
  syncPath(lane: string): string
  join(role: Role, name: string): Promise<Visitor>
}

/** Somebody on one board, with all that their requests must carry. */
export interface Visitor {
  readonly role: Role
  readonly participantId: string
  readonly headers: Readonly<Record<string, string>>
  /** The loopback address that they come from: limits count by address. */
  readonly localAddress: string
}
