import { expect, test } from 'vitest'
import { createStorageFolder } from '../testing/storage-folder.ts'
import { openWriter } from './open-database.ts'
import { createStatements } from './statements.ts'

test('a text that is no UTF-8, as on a damaged page, is read as far as it can be, and the process lives', async () => {
  const folder = await createStorageFolder()
  const database = openWriter(folder.databasePath)
  database.exec(`
    CREATE TABLE words (word TEXT, number INTEGER, bytes BLOB) STRICT;
    INSERT INTO words VALUES (CAST(x'41ff42' AS TEXT), 7, x'00ff'), ('wijk', NULL, NULL), (NULL, 1, NULL);
  `)
  const sql = createStatements(database)
  const [damaged, whole, none] = [...sql('SELECT * FROM words').iterate([])]
  expect(damaged).toMatchObject({ word: 'A\uFFFDB', number: 7 })
  expect(new Uint8Array(damaged!['bytes'] as ArrayBuffer)).toEqual(Uint8Array.of(0, 0xff))
  expect(whole).toMatchObject({ word: 'wijk', number: null, bytes: null })
  expect(none).toMatchObject({ word: null, number: 1 })
  expect(
    sql('SELECT word, count(*) AS count FROM words WHERE number = ? GROUP BY word').get([7]),
  ).toMatchObject({
    word: 'A\uFFFDB',
    count: 1,
  })
  expect(sql('SELECT word FROM words WHERE number = ?').get([99])).toBeNull()
  database.close()
  await folder.dispose()
})
