import { afterAll, beforeAll, describe, test } from 'vitest'
import { runCase, type AttackCase } from './arena.ts'
import { startAnderhalf } from './target/anderhalf.ts'
import type { Target } from './target/target.ts'

const CASE_TIMEOUT_MS = 60_000

/** Runs the cases one after the other against one relay of their own. */
export function describeAttacks(name: string, cases: readonly AttackCase[]): void {
  describe(name, () => {
    let target: Target
    beforeAll(async () => {
      target = await startAnderhalf()
    })
    afterAll(() => target?.close())

    for (const attackCase of cases) {
      test(
        `[${attackCase.id}] ${attackCase.title}`,
        () => runCase(target, attackCase),
        attackCase.timeoutMs ?? CASE_TIMEOUT_MS,
      )
    }
  })
}
