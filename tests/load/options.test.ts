import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'
import { ALL_ROWS } from './rows/all-rows.ts'

test('without options every row is measured three times against every server', () => {
  const options = parseOptions([])
  expect(options).toMatchObject({ rows: ALL_ROWS, runs: 3, write: false })
})

test('rows and servers are picked by name', () => {
  const options = parseOptions(['--rows', 'kill,fan-out', '--targets', 'ours', '--kills', '5'])
  expect(options).toMatchObject({
    rows: [{ id: 'kill' }, { id: 'fan-out' }],
    targets: ['ours'],
    effort: { kills: 5 },
  })
})

test.each([
  [['--rows', 'fanout'], 'there is no fanout'],
  [['--runs', '0'], '--runs wants a number above 0'],
  [['--seconds', 'long'], '--seconds wants a number above 0'],
  [['--fast'], '--fast'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(parseOptions(args)).toMatchObject({ fault: expect.stringContaining(sentence) as string })
})

test('every row has a name of its own and figures for each goal', () => {
  expect(new Set(ALL_ROWS.map((row) => row.id)).size).toBe(ALL_ROWS.length)
  for (const row of ALL_ROWS) {
    const measured = row.columns.map((column) => column.metric)
    for (const goal of row.goals) {
      expect(measured, row.id).toContain(goal.metric)
      if (typeof goal.limit === 'object') expect(row.targets, row.id).toContain(goal.limit.peer)
    }
  }
})
