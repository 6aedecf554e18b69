import { expect, test } from 'vitest'
import { fitText } from './fit-text.ts'
import { textWidth } from './text-width.ts'

const ROOM = { w: 500, h: 100 }

test('a short label keeps its size and its one line', () => {
  expect(fitText('WIJ', ROOM, 80, 700)).toEqual({ lines: ['WIJ'], fontSize: 80, clipped: false })
})

test('a longer label breaks between words before it shrinks', () => {
  const fitted = fitText('maatschappelijke arena', { w: 500, h: 200 }, 60, 400)
  expect(fitted).toEqual({ lines: ['maatschappelijke', 'arena'], fontSize: 60, clipped: false })
})

test('a label that does not fit shrinks, and is then cut off with a sign', () => {
  const shrunk = fitText('professioneel middenveld', ROOM, 60, 400)
  expect(shrunk.fontSize).toBeLessThan(60)
  expect(shrunk.clipped).toBe(false)
  const cut = fitText('middenveld '.repeat(40), ROOM, 60, 400)
  expect(cut.clipped).toBe(true)
  expect(cut.lines.at(-1)).toMatch(/…$/)
  for (const line of cut.lines) expect(textWidth(line, cut.fontSize, 400)).toBeLessThanOrEqual(ROOM.w)
})

test('a cut never falls within a letter of several code points', () => {
  const { lines } = fitText('👩‍👩‍👧'.repeat(30), { w: 900, h: 60 }, 60, 400)
  expect(lines.join('').replaceAll('👩‍👩‍👧', '')).toBe('…')
})
