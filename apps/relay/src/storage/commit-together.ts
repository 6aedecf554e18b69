import type { SqliteDatabase } from './open-database.ts'
import { isPassing, sqliteCodeOf } from './storage-fault.ts'
import type { StorageAnswer, StorageRequest } from './storage-requests.ts'

/**
 * Performs all requests in one transaction, so that they share one flush to the disk. A request that is wrong in
 * itself fails alone; when the disk refuses, none of them happened.
 */
export function commitTogether(
  database: SqliteDatabase,
  requests: readonly StorageRequest[],
  perform: (request: StorageRequest) => unknown,
  onRollback: () => void,
): StorageAnswer[] {
  try {
    database.exec('BEGIN IMMEDIATE')
    const [first] = requests
    const answers =
      requests.length === 1 && first !== undefined
        ? [{ id: first.id, ok: true as const, result: perform(first) }]
        : requests.map((request) => performAlone(database, request, perform, onRollback))
    database.exec('COMMIT')
    return answers
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    onRollback()
    return requests.map(({ id }) => failureOf(id, error))
  }
}

function performAlone(
  database: SqliteDatabase,
  request: StorageRequest,
  perform: (request: StorageRequest) => unknown,
  onRollback: () => void,
): StorageAnswer {
  database.exec('SAVEPOINT request')
  try {
    const result = perform(request)
    database.exec('RELEASE request')
    return { id: request.id, ok: true, result }
  } catch (error) {
    const code = sqliteCodeOf(error)
    if (code !== null && isPassing(code)) throw error
    database.exec('ROLLBACK TO request')
    database.exec('RELEASE request')
    onRollback()
    return failureOf(request.id, error)
  }
}

export function failureOf(id: number, error: unknown): StorageAnswer {
  const code = sqliteCodeOf(error)
  return { id, ok: false, isPassing: code !== null && isPassing(code), reason: code ?? String(error) }
}
