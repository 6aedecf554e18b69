import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { readPastedText } from './read-pasted-text.ts'

test.each([
  ['a list with dashes', '- Wijkteam\n- Corporatie\n', ['Wijkteam', 'Corporatie']],
  ['a numbered list', '1. Eerst\n2) Dan\r\n10. Later', ['Eerst', 'Dan', 'Later']],
  ['a list from a word processor', '•\tZorg\n•\tPolitie', ['Zorg', 'Politie']],
  ['tasks', '[ ] bellen\n[x] mailen', ['bellen', 'mailen']],
  ['empty lines between', 'een\n\n\ntwee\n', ['een', 'twee']],
])('%s is read line by line', (_, text, lines) => {
  expect(readPastedText(text).lines).toEqual(lines)
})

test.each([
  [
    'a spreadsheet',
    'Naam\tBelang\r\nGemeente\tveilig\r\nBewoners\t\r\n',
    [
      ['Naam', 'Belang'],
      ['Gemeente', 'veilig'],
      ['Bewoners', ''],
    ],
  ],
  [
    'a Dutch csv with figures',
    '\uFEFFidee;kosten\n"lift; nieuw";1,5\nbank;0,2\n',
    [
      ['idee', 'kosten'],
      ['lift; nieuw', '1,5'],
      ['bank', '0,2'],
    ],
  ],
  [
    'a csv with quotes and lines in a cell',
    'a,b\n"één\ntwee",c\n"zeg ""ja""",d\n',
    [
      ['a', 'b'],
      ['één\ntwee', 'c'],
      ['zeg "ja"', 'd'],
    ],
  ],
  [
    'a row whose end is empty',
    'a\tb\tc\nd\n',
    [
      ['a', 'b', 'c'],
      ['d', '', ''],
    ],
  ],
])('%s is read as a table', (_, text, table) => {
  expect(readPastedText(text)).toMatchObject({ table, likelyForm: 'table' })
})

test.each([
  ['sentences with commas', 'Goed, maar duur\nSnel, klein, nu\n'],
  ['two sentences with one comma each', 'Goed, maar duur\nSnel, maar klein\n'],
  ['a quote that never ends', 'a;b\n"c;d\n'],
])('%s are lines', (_, text) => {
  expect(readPastedText(text).likelyForm).toBe('lines')
})

const cell = fc.stringMatching(/^[a-zé;,"| ]{1,12}$/).filter((text) => text === text.trim() && text !== '')

test('every cell of a table that a spreadsheet wrote comes back, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 5 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }),
        ),
      (table) => {
        expect(readPastedText(Papa.unparse(table, { delimiter: '\t' })).table).toEqual(table)
      },
    ),
  )
})
