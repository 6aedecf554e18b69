import type { RoomMember } from './room-member.ts'

const MAX_WAITING = 4_096

/** Answers each client's question "is all that I sent before this on the disk?" when it is. */
export interface Barriers {
  readonly durableSeq: number
  /** @param lastSeq of everything that was taken before the question */
  ask(member: RoomMember, n: number, lastSeq: number): void
  /** What this member's edits build on has come: it lies before the questions that were held. */
  releaseHeld(member: RoomMember, lastSeq: number): void
  noteDurable(seq: number): void
  forget(member: RoomMember): void
}

interface Waiting {
  readonly member: RoomMember
  readonly n: number
  readonly seq: number
}

export function createBarriers(startSeq: number): Barriers {
  let durableSeq = startSeq
  let waiting: Waiting[] = []

  function ask(member: RoomMember, n: number, lastSeq: number): void {
    if (member.hasGap) {
      member.heldBarriers.push(n)
    } else if (durableSeq >= lastSeq) {
      member.durable(n)
    } else {
      member.waitingBarriers++
      waiting.push({ member, n, seq: lastSeq })
    }
    if (member.heldBarriers.length + member.waitingBarriers > MAX_WAITING) member.close('tooFast')
  }

  return {
    get durableSeq() {
      return durableSeq
    },
    ask,
    releaseHeld(member, lastSeq) {
      for (const n of member.heldBarriers.splice(0)) ask(member, n, lastSeq)
    },
    noteDurable(seq) {
      durableSeq = seq
      if (waiting.length === 0) return
      const firstLater = waiting.findIndex((barrier) => barrier.seq > seq)
      const reached = waiting.splice(0, firstLater === -1 ? waiting.length : firstLater)
      for (const { member, n } of reached) {
        member.waitingBarriers--
        member.durable(n)
      }
    },
    forget(member) {
      waiting = waiting.filter((barrier) => barrier.member !== member)
    },
  }
}
