import { parseBoardId } from '@anderhalf/protocol'
import { openWriter } from '../storage/open-database.ts'
import { createStatements } from '../storage/statements.ts'
import { createVersionTables } from '../storage/version-tables.ts'
import { createVersionRecords } from '../versions/version-records.ts'
import { TAKEN } from './edge-outcome.ts'
import type { EdgePlace } from './edge-place.ts'
import type { SomeLimitEdges } from './limit-edge.ts'

const OLD_BYTES = 100
const MAX_BYTES = 1_000

/** Keeps two versions that together take so much. */
async function keepTwo(place: EdgePlace, bytes: number): Promise<string> {
  const database = openWriter(`${place.relay.dataDir}/anderhalf.sqlite`)
  try {
    const sql = createStatements(database)
    const boardId = parseBoardId((await place.createBoard()).boardId)!
    const tables = createVersionTables(sql)
    for (const [at, size] of [OLD_BYTES, bytes - OLD_BYTES].entries()) {
      tables.saveVersion({
        boardId,
        upToSeq: at + 1,
        madeAtMs: place.clock.nowMs() + at,
        shapes: 0,
        bytes: new Uint8Array(size),
        maxBytesPerBoard: MAX_BYTES,
      })
    }
    const kept = createVersionRecords(sql).list(boardId)
    return kept.length === 2 ? TAKEN : `only version ${kept[0]?.number} is kept`
  } finally {
    database.close()
  }
}

export const versionEdges = {
  maxVersionBytesPerBoard: { value: MAX_BYTES, past: 'only version 2 is kept', trySize: keepTwo },
} as const satisfies SomeLimitEdges
