import { expect } from 'vitest'
import { createHonestClient } from '../honest/honest-client.ts'
import type { DurableWriter } from '../honest/durable-writer.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'

export interface BoardSeen {
  readonly noteIds: ReadonlySet<string>
  xOf(noteId: string): number
}

/** What the server gives to somebody who comes with nothing. */
export async function readBoard(
  server: ServerProcess,
  board: TargetBoard,
  visitor: Visitor,
): Promise<BoardSeen> {
  const reader = createHonestClient(server, board, visitor)
  try {
    await reader.synced()
    expect(reader.doc.store.pendingStructs, 'a newcomer waits for structs').toBeNull()
    const positions = new Map(reader.noteIds().map((id) => [id, reader.positionOf(id)?.[0] ?? 0]))
    return { noteIds: new Set(positions.keys()), xOf: (id) => positions.get(id) ?? 0 }
  } finally {
    reader.close()
  }
}

/** Counts the acknowledged edits that are gone. */
export function countLost(seen: BoardSeen, writers: readonly DurableWriter[]): number {
  let lost = 0
  for (const writer of writers) {
    const { noteIds, movedTo } = writer.safe()
    lost += noteIds.filter((id) => !seen.noteIds.has(id)).length
    lost += Math.max(0, movedTo - seen.xOf(writer.movedNoteId))
  }
  return lost
}
