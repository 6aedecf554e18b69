import { randomBytes } from 'node:crypto'

/** Repeatable random numbers (mulberry32): the same seed, the same attack. */
export interface Random {
  readonly seed: number
  /** 0 up to but not including `end` */
  below(end: number): number
  bytes(length: number): Uint8Array
  pick<T>(choices: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (end: number): number => Math.floor((next() / 2 ** 32) * end)
  return {
    seed,
    below,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    pick: (choices) => {
      if (choices.length === 0) throw new Error('nothing to pick from')
      return choices[below(choices.length)] as (typeof choices)[number]
    },
  }
}

export function randomId(): string {
  return randomBytes(18).toString('base64url')
}
