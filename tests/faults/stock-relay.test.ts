import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCase, type AttackCase } from './arena.ts'
import { presenceCases } from './cases/presence-cases.ts'
import { recordCases } from './cases/record-cases.ts'
import { stateCases } from './cases/state-cases.ts'
import { updateCases } from './cases/update-cases.ts'
import { wireCases } from './cases/wire-cases.ts'
import { startStockRelay } from './target/stock-relay.ts'
import type { Target } from './target/target.ts'

// The suite proves nothing unless it fails where it must: these cases are known to break the stock relay.
const BREAKS_THE_STOCK_RELAY: readonly (readonly [title: string, how: RegExp])[] = [
  ['a frame with reserved bits 4 closes that socket alone', /the server died/],
  ['a text frame with the number -1 is ignored or closed', /the server died/],
  ['a collected struct of no length: not taken, not passed on', /clients that bob knows/],
  ['an update with a gap before it: not taken, not passed on', /waits for structs|clients that bob knows/],
  [
    'claiming the next clock of a colleague swallows no edit of theirs',
    /expected false to be true|reading 'clock'/,
  ],
  ['a note at 1e308: not taken, not passed on', /clients that bob knows/],
  ['nobody can take another person away from the screen', /clock|presence between healthy clients/],
  ['twelve thousand invented people in one frame are at most one', /less than or equal to 4/],
]

let stock: Target
beforeAll(async () => {
  stock = await startStockRelay()
})
afterAll(() => stock.close())

const ALL = [...wireCases, ...updateCases, ...stateCases, ...recordCases, ...presenceCases]

function caseNamed(title: string): AttackCase {
  const found = ALL.find((attackCase) => attackCase.title === title)
  if (found === undefined) throw new Error(`no case named ${title}`)
  return found
}

test.each(BREAKS_THE_STOCK_RELAY)('a relay without checks fails: %s', async (title, how) => {
  await expect(runCase(stock, caseNamed(title))).rejects.toThrow(how)
})

test('a relay without checks passes where nobody attacks', async () => {
  await runCase(stock, { id: '-', title: 'nothing happens', attack: () => Promise.resolve() })
})
