import { LIMITS } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import { fitsOneNote, splitWords } from './split-words.ts'

const most = LIMITS.maxTextLength

it('leaves a text that fits as it is', () => {
  for (const words of ['Wonen', 'x'.repeat(most), 'a\n'.repeat(LIMITS.maxTextNodes / 2 - 1) + 'a']) {
    expect(splitWords(words)).toEqual([words])
  }
})

it.each([
  ['words', 'lange tekst '.repeat(4_000).trim()],
  ['lines', Array.from({ length: 1_500 }, (_, at) => `regel ${at}`).join('\n')],
  ['long lines', Array.from({ length: 12 }, () => 'zin van een verslag. '.repeat(400)).join('\n')],
])('cuts %s between them, loses none and makes no more pieces than it must', (_, words) => {
  const pieces = splitWords(words)
  expect(pieces.every(fitsOneNote)).toBe(true)
  expect(pieces.join(' ').split(/\s+/)).toEqual(words.trim().split(/\s+/))
  const least = Math.max(words.length / most, words.split('\n').length / (LIMITS.maxTextNodes / 2))
  expect(pieces.length).toBeLessThanOrEqual(Math.ceil(least) + 1)
})

it('cuts what has no gap at all where it must', () => {
  const words = 'x'.repeat(most + 1)
  expect(splitWords(words)).toEqual(['x'.repeat(most), 'x'])
})
