import type { Limits } from '@anderhalf/protocol'
import type { ClientOwners } from './client-owners.ts'
import { createGatheredSend } from './gathered-send.ts'
import {
  encodeLeaving,
  encodePresenceFrame,
  isLeaving,
  parsePresence,
  stampPresence,
  type PresenceEntry,
  type StampedPresence,
} from './presence-message.ts'
import type { RoomMember } from './room-member.ts'

/** By the number of readers: each frame holds everybody who moved, so its cost grows with their square. */
const GATHER_STEPS = [
  { upTo: 10, gatherMs: 33 },
  { upTo: 150, gatherMs: 50 },
  { upTo: Number.POSITIVE_INFINITY, gatherMs: 60 },
]

interface Shown {
  member: RoomMember
  clock: number
  full: Uint8Array
  seenAtMs: number
}

/**
 * Who is here and where they point. Never stored. Each connection shows one person; the latest state of everybody
 * who moved travels to all in one frame, so the cost does not grow with the square of the people.
 */
export interface RoomPresence {
  /** @returns false when no honest client can have sent it */
  take(member: RoomMember, payload: Uint8Array): boolean
  sendAll(member: RoomMember): void
  leave(member: RoomMember): void
  expire(): void
  close(): void
}

export function createRoomPresence(
  members: ReadonlySet<RoomMember>,
  owners: ClientOwners,
  nowMs: () => number,
  { maxPresenceBytes, presenceExpiresMs }: Pick<Limits, 'maxPresenceBytes' | 'presenceExpiresMs'>,
): RoomPresence {
  const shownById = new Map<number, Shown>()
  const moved = new Map<number, StampedPresence>()
  /** Whose move is the only one since the last frame; null when several moved or somebody left. */
  let soleMover: RoomMember | null = null
  const gatherMs = (): number => GATHER_STEPS.find(({ upTo }) => members.size <= upTo)!.gatherMs
  const outgoing = createGatheredSend(send, gatherMs, nowMs)

  function note(clientId: number, presence: StampedPresence, mover: RoomMember | null): void {
    soleMover = moved.size === 0 || soleMover === mover ? mover : null
    moved.set(clientId, presence)
    outgoing.request()
  }

  function send(): void {
    const entries = [...moved.values()]
    let full: Buffer | null = null
    let brief: Buffer | null = null
    moved.clear()
    for (const member of members) {
      if (member === soleMover) continue
      if (member.isBlocked) member.missedPresence = true
      else if (member.remembersPeople) {
        member.write((brief ??= encodePresenceFrame(entries.map((entry) => entry.brief))))
      } else {
        member.write((full ??= encodePresenceFrame(entries.map((entry) => entry.full))))
      }
    }
  }

  /** Whether readers are yet to be told who this is: whoever comes in later is told by `sendAll`. */
  function isUntold(member: RoomMember, clientId: number): boolean {
    const waiting = moved.get(clientId)
    return (
      shownById.get(clientId)?.member !== member || (waiting !== undefined && waiting.brief === waiting.full)
    )
  }

  function mayShow(member: RoomMember, clientId: number): boolean {
    const holder = shownById.get(clientId)?.member
    if (holder !== undefined && holder.sessionKey !== member.sessionKey) return false
    return owners.refusalOf([clientId], member.sessionKey) === null
  }

  function show(member: RoomMember, { clientId, clock }: PresenceEntry, stamped: StampedPresence): void {
    const { full } = stamped
    const presence = isUntold(member, clientId) ? { full, brief: full } : stamped
    const former = shownById.get(clientId)
    if (former !== undefined && former.member !== member) former.member.presenceId = null
    member.presenceId = clientId
    shownById.set(clientId, { member, clock, full, seenAtMs: nowMs() })
    note(clientId, presence, member)
  }

  function hide(clientId: number, { clock }: Shown): void {
    shownById.delete(clientId)
    const leaving = encodeLeaving(clientId, clock)
    note(clientId, { full: leaving, brief: leaving }, null)
  }

  return {
    take(member, payload) {
      const entries = parsePresence(payload)
      if (entries === null) return false
      for (const entry of entries) {
        // Stock clients send back the states of others that they were told: those are none of their business.
        if (member.presenceId !== null && entry.clientId !== member.presenceId) continue
        const shown = shownById.get(entry.clientId)
        if (isLeaving(entry)) {
          if (shown?.member === member) hide(entry.clientId, shown)
          continue
        }
        if (member.presenceId === null && !mayShow(member, entry.clientId)) continue
        if (shown?.member === member && entry.clock < shown.clock) continue
        const stamped = stampPresence(entry, member.presenceStamp, maxPresenceBytes)
        if (stamped === null) return false
        owners.bind(entry.clientId, member.sessionKey)
        show(member, entry, stamped)
      }
      return true
    },
    sendAll(member) {
      member.missedPresence = false
      if (shownById.size === 0) return
      member.write(encodePresenceFrame([...shownById.values()].map((shown) => shown.full)))
    },
    leave(member) {
      if (member.presenceId === null) return
      const shown = shownById.get(member.presenceId)
      if (shown?.member === member) hide(member.presenceId, shown)
    },
    expire() {
      const oldestMs = nowMs() - presenceExpiresMs
      for (const [clientId, shown] of shownById) {
        if (shown.seenAtMs < oldestMs) hide(clientId, shown)
      }
    },
    close() {
      outgoing.close()
    },
  }
}
