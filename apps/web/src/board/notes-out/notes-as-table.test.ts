import { expect, test } from 'vitest'
import { readPastedText } from '../notes-in/read-pasted-text.ts'
import { notesForClipboard, notesForFile } from './notes-as-table.ts'

const HEADINGS = {
  text: 'Notitie',
  template: 'Sjabloon',
  zone: 'Vak',
  color: 'Kleur',
  colorMeaning: 'Betekenis van de kleur',
  tags: 'Labels',
}
const NOTE = {
  text: 'één\ntwee; "drie"',
  template: 'Macht en belang',
  zone: 'Nauw betrekken',
  color: 'geel',
  colorMeaning: 'feit',
  tags: 'techniek, wonen',
}

test('what goes out as a table comes in as the same table', async () => {
  const table = [Object.values(HEADINGS), Object.values(NOTE)]
  expect(readPastedText(notesForClipboard([NOTE], HEADINGS)).table).toEqual(table)
  expect(readPastedText(await notesForFile([NOTE], HEADINGS).text()).table).toEqual(table)
})

test.each(['=1+1', '+31', '-1', '@sum(A1)', '\tx'])(
  'a note that begins like a formula (%j) stays words',
  (text) => {
    const [, row] = notesForClipboard([{ ...NOTE, text, zone: '' }], HEADINGS).split('\r\n')
    expect(row).toMatch(/^"?'/)
  },
)

test('who wrote a note is a column only where it was asked for', () => {
  const rows = [{ ...NOTE, author: 'Sam' }]
  expect(readPastedText(notesForClipboard(rows, HEADINGS)).table?.[1]).toEqual(Object.values(NOTE))
  const withAuthors = notesForClipboard(rows, { ...HEADINGS, author: 'Schrijver' })
  expect(readPastedText(withAuthors).table?.map((row) => row.at(-1))).toEqual(['Schrijver', 'Sam'])
})
