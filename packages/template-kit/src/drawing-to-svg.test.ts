import { expect, test } from 'vitest'
import type { Drawing } from './drawing.ts'
import { drawingToSvg } from './drawing-to-svg.ts'
import { PALETTES } from './palette.ts'

const DRAWING: Drawing = {
  size: { w: 10, h: 10 },
  shapes: [],
  texts: [
    {
      x: 1,
      y: 2,
      text: '<script>&"',
      fontSize: 3,
      weight: 400,
      align: 'start',
      rotationDeg: -90,
      color: 'ink',
      role: 'label',
      labelKey: 'a',
      box: { x: 0, y: 0, w: 1, h: 1 },
      zoneId: null,
      clipped: false,
    },
  ],
}

test('a renamed label cannot bring markup along', () => {
  const svg = drawingToSvg(DRAWING, PALETTES.light)
  expect(svg).toContain('&lt;script&gt;&amp;&quot;')
  expect(svg).not.toContain('<script')
  expect(svg).toContain('rotate(-90 1 2)')
})
