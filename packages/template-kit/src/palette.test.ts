import { describe, expect, test } from 'vitest'
import { PALETTES } from './palette.ts'
import { contrast } from './testing/contrast.ts'

type Matrix = readonly (readonly [number, number, number])[]

/** Linear RGB as seen by others (Machado, Oliveira and Fernandes 2009, full severity), and in grey print. */
const EYES: Record<string, Matrix> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'grey print': [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
}
const FILLS = ['sheet', 'i', 'we', 'they', 'all', 'everything', 'accentSoft', 'neutralSoft'] as const

describe.each(Object.entries(EYES))('for %s', (_, matrix) => {
  test.each(['light', 'dark'] as const)('on %s boards the line between two fills stands out', (board) => {
    const palette = PALETTES[board]
    for (const fill of FILLS) {
      expect(
        contrast(seen(palette.outline, matrix), seen(palette[fill], matrix)),
        fill,
      ).toBeGreaterThanOrEqual(3)
      expect(contrast(seen(palette.ink, matrix), seen(palette[fill], matrix)), fill).toBeGreaterThanOrEqual(
        4.5,
      )
    }
  })
})

function seen(color: string, matrix: Matrix): string {
  const [red, green, blue] = [1, 3, 5].map((start) =>
    toLinear(Number.parseInt(color.slice(start, start + 2), 16)),
  )
  return `#${matrix.map(([r, g, b]) => toHex(r * red! + g * green! + b * blue!)).join('')}`
}

function toLinear(byte: number): number {
  const share = byte / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function toHex(linear: number): string {
  const share = Math.min(1, Math.max(0, linear))
  const byte = 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055)
  return Math.round(byte).toString(16).padStart(2, '0')
}
