import { expect, test } from 'vitest'
import { readPastedText } from '../notes-in/read-pasted-text.ts'
import { notesForClipboard, notesForFile } from './notes-as-table.ts'

const HEADINGS = { text: 'Notitie', template: 'Sjabloon', zone: 'Vak', color: 'Kleur' }
const NOTE = {
  text: 'één\ntwee; "drie"',
  template: 'Macht en belang',
  zone: 'Nauw betrekken',
  color: 'yellow',
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
