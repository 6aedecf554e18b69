/** Six bits a letter, all of them safe in JSON. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const BITS_PER_LETTER = 6
/** Past this many a number is written out: one jump must not cost a bit for each step of it. */
const MAX_UNARY = 12
const WRITTEN_OUT_BITS = 32
const LETTER_VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

export interface BitWriter {
  bits(value: number, width: number): void
  /** A whole number from 0 to 2³²−1 as a Rice code: few bits when it is about 2 to the power of `lowBits`. */
  count(value: number, lowBits: number): void
  toText(): string
}

export function createBitWriter(): BitWriter {
  let text = ''
  let letter = 0
  let used = 0

  function bit(value: number): void {
    letter = letter * 2 + value
    used += 1
    if (used < BITS_PER_LETTER) return
    text += ALPHABET[letter]
    letter = 0
    used = 0
  }

  function bits(value: number, width: number): void {
    for (let at = width - 1; at >= 0; at -= 1) bit((value >>> at) & 1)
  }

  return {
    bits,
    count(value, lowBits) {
      const steps = Math.min(value >>> lowBits, MAX_UNARY)
      for (let step = 0; step < steps; step += 1) bit(1)
      if (steps === MAX_UNARY) bits(value, WRITTEN_OUT_BITS)
      else {
        bit(0)
        bits(value, lowBits)
      }
    },
    toText: () => (used === 0 ? text : text + ALPHABET[letter << (BITS_PER_LETTER - used)]),
  }
}

/** @returns how many bits `count` takes */
export function countBits(value: number, lowBits: number): number {
  const steps = value >>> lowBits
  return steps < MAX_UNARY ? steps + 1 + lowBits : MAX_UNARY + WRITTEN_OUT_BITS
}

export interface BitReader {
  /** 0 past the end. */
  bits(width: number): number
  count(lowBits: number): number
  /** Whether all that was read was there, and nothing but the rest of a letter is left. */
  isAtEnd(): boolean
  hasMore(): boolean
}

/** @returns null when a letter in it is none of the writer's */
export function createBitReader(text: string): BitReader | null {
  const letters: number[] = []
  for (const letter of text) {
    const value = LETTER_VALUES.get(letter)
    if (value === undefined) return null
    letters.push(value)
  }
  const length = letters.length * BITS_PER_LETTER
  let at = 0

  function bit(): number {
    const letter = letters[Math.floor(at / BITS_PER_LETTER)] ?? 0
    const value = (letter >>> (BITS_PER_LETTER - 1 - (at % BITS_PER_LETTER))) & 1
    at += 1
    return value
  }

  function bits(width: number): number {
    let value = 0
    for (let read = 0; read < width; read += 1) value = value * 2 + bit()
    return value
  }

  return {
    bits,
    count(lowBits) {
      let steps = 0
      while (steps < MAX_UNARY && bit() === 1) steps += 1
      return steps === MAX_UNARY ? bits(WRITTEN_OUT_BITS) : steps * 2 ** lowBits + bits(lowBits)
    },
    isAtEnd: () => at <= length && length - at < BITS_PER_LETTER,
    hasMore: () => at < length,
  }
}
