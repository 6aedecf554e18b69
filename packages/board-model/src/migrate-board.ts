import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { boardSchema } from './board-schema.ts'
import { LAYOUT_VERSION, META_MAP } from './layout.ts'
import { readUncheckedRecords } from './read-record.ts'
import { META_KEY } from './seed-board.ts'
import { deleteRecord, writeRecord } from './write-record.ts'

/** How a board stands to this version of the product. `unknown` is a lane that nobody seeded yet. */
export type BoardAge = 'unknown' | 'older' | 'current' | 'newer'

/** @param schema what this version of the product knows */
export function boardAgeOf(doc: Y.Doc, schema: TLSchema = boardSchema): BoardAge {
  const stored = storedSchemaOf(doc)
  const layout = doc.getMap(META_MAP).get(META_KEY.layout)
  if (stored === null || typeof layout !== 'number') return 'unknown'
  const theirs = stored.sequences
  const ours = schema.serialize().sequences
  const isNewer = Object.keys(theirs).some((id) => theirs[id]! > (ours[id] ?? -1))
  if (isNewer || layout > LAYOUT_VERSION) return 'newer'
  const isOlder = Object.keys(ours).some((id) => ours[id]! > (theirs[id] ?? -1))
  return isOlder || layout < LAYOUT_VERSION ? 'older' : 'current'
}

export interface BoardMigration {
  readonly age: BoardAge
  /** Records that could not be brought along: they stay as they were, and whoever reads them is told. */
  readonly leftBehind: readonly string[]
}

/**
 * Brings the records of an older board to this version, in one transaction and one generation. The server alone does
 * this, while nobody else holds the board. Only what a migration changed is written, so that words which people wrote
 * keep their history. A board that is current, newer or unknown is not touched.
 */
export function migrateBoard(doc: Y.Doc, schema: TLSchema = boardSchema): BoardMigration {
  const age = boardAgeOf(doc, schema)
  if (age !== 'older') return { age, leftBehind: [] }
  const before = readUncheckedRecords(doc)
  const { records, leftBehind } = migrateRecords(before, storedSchemaOf(doc)!, schema)
  const meta = doc.getMap(META_MAP)
  doc.transact(() => {
    for (const record of Object.values(records)) writeRecord(doc, record)
    for (const id of Object.keys(before)) if (!(id in records)) deleteRecord(doc, id)
    meta.set(META_KEY.schema, schema.serialize())
    meta.set(META_KEY.layout, LAYOUT_VERSION)
    meta.set(META_KEY.generation, generationOf(doc) + 1)
  }, 'migration')
  return { age, leftBehind }
}

/** Rises by one each time that the server migrates the board. */
export function generationOf(doc: Y.Doc): number {
  const generation = doc.getMap(META_MAP).get(META_KEY.generation)
  return typeof generation === 'number' ? generation : 0
}

interface MigratedRecords {
  readonly records: Record<string, TLRecord>
  readonly leftBehind: readonly string[]
}

/** One record that breaks a migration must not keep all others from it. */
function migrateRecords(
  store: Record<string, TLRecord>,
  from: StoredSchema,
  schema: TLSchema,
): MigratedRecords {
  const whole = schema.migrateStoreSnapshot({ store, schema: from })
  if (whole.type === 'success') return { records: whole.value, leftBehind: [] }
  const leftBehind: string[] = []
  const records = Object.entries(store).map(([id, record]) => {
    const migrated = schema.migratePersistedRecord(record, from)
    if (migrated.type === 'success') return [id, migrated.value] as const
    leftBehind.push(id)
    return [id, record] as const
  })
  return { records: Object.fromEntries(records), leftBehind }
}

type StoredSchema = ReturnType<TLSchema['serialize']>

function storedSchemaOf(doc: Y.Doc): StoredSchema | null {
  const schema = doc.getMap(META_MAP).get(META_KEY.schema)
  if (typeof schema !== 'object' || schema === null || !('sequences' in schema)) return null
  return schema as StoredSchema
}
