import { LIMITS } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { createMemberFeed } from '../rooms/member-feed.ts'
import { createRoomLog } from '../rooms/room-log.ts'
import type { RoomMember } from '../rooms/room-member.ts'
import { createUnreadAnswers } from '../rooms/unread-answers.ts'
import { TAKEN } from './edge-outcome.ts'
import type { SomeLimitEdges } from './limit-edge.ts'
import { writeNotes } from './update-of-bytes.ts'

const WRITER = {}
/** Another one each time would be answered anew each time. */
const SOMEBODY_ELSE = 4321

/** Takes nothing of what it is given. */
function createReader(): { member: RoomMember; received: Buffer[] } {
  const received: Buffer[] = []
  const member = {
    isBlocked: false,
    cursor: null,
    postponedStateVector: null,
    write(bytes: Buffer) {
      received.push(bytes)
      member.isBlocked = true
    },
  }
  return { member: member as unknown as RoomMember, received }
}

/** Knows one edit of somebody else, and nothing of the board. */
function stateVector(): Uint8Array {
  const encoder = createEncoder()
  for (const number of [1, SOMEBODY_ELSE, 1]) writeVarUint(encoder, number)
  return toUint8Array(encoder)
}

/** Somebody asks for the rest of a board when, with all of it, so much would lie unread. */
async function askWhileUnread(bytes: number): Promise<string> {
  const doc = new Y.Doc()
  const log = createRoomLog(1)
  doc.on('update', (update) => void log.append(update, WRITER))
  Y.applyUpdate(doc, writeNotes([10_000, 10_000, 10_000, 10_000]).update)
  // In two edits, which the whole holds one after the other, and a difference as one.
  doc.getMap('records').set('shape:later', new Y.Map())
  const unread = createUnreadAnswers(LIMITS.maxUnreadAnswerBytes)
  const feed = createMemberFeed({
    log,
    snapshot: () => null,
    document: () => doc,
    maxStateVectorEntries: LIMITS.maxStateVectorEntries,
    unread,
  })
  function getsWhole(): boolean {
    const { member, received } = createReader()
    feed.answer(member, stateVector())
    feed.forget(member)
    return received[0]!.equals(log.chunk(1).bytes)
  }
  const { member: somebodyElse } = createReader()
  unread.note(somebodyElse, bytes - log.bytes)
  const isWhole = getsWhole()
  feed.forget(somebodyElse)
  const isWholeAfter = getsWhole()
  return isWholeAfter ? 'no room comes back' : isWhole ? 'gets the whole' : TAKEN
}

export const unreadEdges = {
  maxUnreadAnswerBytes: { past: 'gets the whole', tryPart: askWhileUnread },
} as const satisfies SomeLimitEdges
