import type { SqliteDatabase } from './open-database.ts'

export type SqlValue = string | number | null | Uint8Array

export interface Statement {
  /** @returns how many rows it changed */
  run(values: readonly SqlValue[]): number
  get(values: readonly SqlValue[]): Row | null
  /** Rows one by one: what was read before a damaged page stays read. */
  iterate(values: readonly SqlValue[]): Iterable<Row>
}

export type Row = Readonly<Record<string, string | number | ArrayBuffer | null>>

/** Statements by their text, each prepared once. */
export type Statements = (sql: string) => Statement

export function createStatements(database: SqliteDatabase): Statements {
  const prepared = new Map<string, Statement>()
  return (sql) => {
    let statement = prepared.get(sql)
    if (statement === undefined) {
      const native = database.prepare(sql)
      statement = {
        run: (values) => native.run(values).changes,
        get: (values) => (native.get(values) as Row | undefined) ?? null,
        iterate: (values) => native.iterate(values) as Iterable<Row>,
      }
      prepared.set(sql, statement)
    }
    return statement
  }
}
