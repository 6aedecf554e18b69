import type { CloseReasonName, RejectCode } from '@anderhalf/protocol'
import type { PresenceStamp } from './presence-message.ts'

/** One connection as its room sees it. */
export interface RoomMember {
  readonly sessionKey: string
  /** Whose notes this connection makes. */
  readonly participantId: string
  readonly presenceStamp: PresenceStamp
  readonly mayWrite: boolean
  /** Whether templates that others locked are theirs to change. */
  readonly mayChangeLocked: boolean
  /** Whether bytes still wait in this process because the reader does not take them. */
  readonly isBlocked: boolean
  /** Seq that it reads next; null until it asked for the state. */
  cursor: number | null
  /** Its client id in presence; null until it showed one. */
  presenceId: number | null
  /** Needs to be told only once who a presence belongs to. */
  remembersPeople: boolean
  /** Presence that was skipped while blocked is made up for by sending everybody's. */
  missedPresence: boolean
  /** Asked for the state while blocked: answered once the reader took what it has. */
  postponedStateVector: Uint8Array | null
  /** True from the relay's question for missing updates until the answer came. */
  answerAwaited: boolean
  /** True from an update that builds on what the relay lacks until the answer that brings it. */
  hasGap: boolean
  /** Barriers that came behind a gap: the answer belongs before them. */
  readonly heldBarriers: number[]
  /** Barriers whose updates are not on the disk yet. */
  waitingBarriers: number
  write(bytes: Buffer): void
  durable(barrier: number): void
  /** What the lane holds, in answer to the question `n`. */
  tellDigest(n: number, digest: number): void
  /** The lane is damaged and takes nothing. */
  tellDamaged(): void
  /** The relay did not take an update, through no fault of the client. */
  tellRejected(code: RejectCode): void
  /** The relay did not take an update. Counts as a strike: the third closes. */
  reject(code: RejectCode): void
  /** Something that no honest client sends. Counts as a strike: the third closes. */
  strike(): void
  /** Reads nothing from this client until then. */
  holdUntil(relief: Promise<unknown>): void
  /** Cuts a reader that does not answer or takes nothing; says a word to the others. */
  checkAlive(): void
  /** The relay is about to stop: come back after a random time of at most `withinMs`. */
  drain(withinMs: number): void
  close(reason: CloseReasonName): void
}
