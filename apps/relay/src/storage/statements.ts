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

/** Statements by their text, each prepared once. Only a `SELECT` gives rows. */
export type Statements = (sql: string) => Statement

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function createStatements(database: SqliteDatabase): Statements {
  const prepared = new Map<string, Statement>()
  return (sql) => {
    let statement = prepared.get(sql)
    if (statement === undefined) {
      statement = /^\s*SELECT\b/i.test(sql) ? prepareQuery(database, sql) : prepareChange(database, sql)
      prepared.set(sql, statement)
    }
    return statement
  }
}

function prepareChange(database: SqliteDatabase, sql: string): Statement {
  const native = database.prepare(sql)
  return {
    run: (values) => native.run(values).changes,
    get: noRows,
    iterate: noRows,
  }
}

function noRows(): never {
  throw new Error('only a SELECT gives rows')
}

/**
 * The driver ends the whole process at a text that is not UTF-8, as a damaged page may hold one: it gets to see bytes
 * alone, and what cannot be read of a text becomes U+FFFD.
 */
function prepareQuery(database: SqliteDatabase, sql: string): Statement {
  const columns = database.prepare(sql).columns()
  const texts = columns.filter(({ type }) => type === 'TEXT').map(({ name }) => name)
  const names = columns.map(({ name }) =>
    texts.includes(name) ? `CAST("${name}" AS BLOB) AS "${name}"` : `"${name}"`,
  )
  const native = database.prepare(texts.length === 0 ? sql : `SELECT ${names.join(', ')} FROM (${sql})`)

  function readable(row: Row): Row {
    const read: Record<string, Row[string]> = { ...row }
    for (const name of texts) {
      const bytes = read[name]
      if (typeof bytes === 'object' && bytes !== null) read[name] = decoder.decode(bytes)
    }
    return read
  }

  return {
    run: () => {
      throw new Error('a SELECT changes nothing')
    },
    get(values) {
      const row = native.get(values) as Row | undefined
      return row === undefined ? null : readable(row)
    },
    *iterate(values) {
      for (const row of native.iterate(values) as Iterable<Row>) yield readable(row)
    },
  }
}
