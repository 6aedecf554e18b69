import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWriter, readPragma } from './open-database.ts'
import { migrate, SCHEMA_VERSION } from './schema.ts'

test('a migration that fails half way changes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'anderhalf-schema-'))
  const database = openWriter(join(folder, 'x.sqlite'))
  // The last table of the first version is in the way.
  database.exec('CREATE TABLE client_owners (x)')
  expect(() => migrate(database)).toThrow('client_owners')
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  expect(tables).toMatchObject([{ name: 'client_owners' }])
  expect(readPragma(database, 'user_version')).toBe(0)

  database.exec('DROP TABLE client_owners')
  migrate(database)
  expect(readPragma(database, 'user_version')).toBe(SCHEMA_VERSION)
  database.close()
  await rm(folder, { recursive: true })
})
