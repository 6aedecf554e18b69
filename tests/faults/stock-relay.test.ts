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
const BREAKS_THE_STOCK_RELAY = [
  'a frame with reserved bits 4 closes that socket alone',
  'a text frame with the number -1 is ignored or closed',
  'a collected struct of no length: not taken, not passed on',
  'an update with a gap before it: not taken, not passed on',
  'claiming the next clock of a colleague swallows no edit of theirs',
  'a note at 1e308: not taken, not passed on',
  'nobody can take another person away from the screen',
  'twelve thousand invented people in one frame are at most one',
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

test.each(BREAKS_THE_STOCK_RELAY)('a relay without checks fails: %s', async (title) => {
  await expect(runCase(stock, caseNamed(title))).rejects.toThrow()
})

test('a relay without checks passes where nobody attacks', async () => {
  await runCase(stock, { id: '-', title: 'nothing happens', attack: () => Promise.resolve() })
})
