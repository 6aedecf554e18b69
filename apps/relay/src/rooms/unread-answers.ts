import type { RoomMember } from './room-member.ts'

/**
 * Answers that were made for one reader alone, and that it does not take. What is the same for all lies in memory once,
 * however many do not read it; each of these takes memory of its own, so together they may take only so much.
 */
export interface UnreadAnswers {
  hasRoomFor(bytes: number): boolean
  note(member: RoomMember, bytes: number): void
  /** The reader took it, or is gone. */
  forget(member: RoomMember): void
}

export function createUnreadAnswers(maxBytes: number): UnreadAnswers {
  const bytesByMember = new Map<RoomMember, number>()
  let total = 0

  function forget(member: RoomMember): void {
    total -= bytesByMember.get(member) ?? 0
    bytesByMember.delete(member)
  }

  return {
    hasRoomFor: (bytes) => total + bytes <= maxBytes,
    note(member, bytes) {
      forget(member)
      bytesByMember.set(member, bytes)
      total += bytes
    },
    forget,
  }
}
