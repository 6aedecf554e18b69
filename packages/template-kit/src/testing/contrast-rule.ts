import { DEFAULT_LOCALE } from '@anderhalf/protocol'
import type { Template } from '../define-template.ts'
import { drawTemplate } from '../draw-template.ts'
import { PALETTES } from '../palette.ts'
import { contrast } from './contrast.ts'

const LEAST = { text: 4.5, line: 3 } as const

/** Text and lines are measured against every fill of the drawing, so that no label depends on where it lies. */
export function findContrastFaults(template: Template): string[] {
  const { shapes, texts } = drawTemplate(template, { locale: DEFAULT_LOCALE })
  const fills = new Set(shapes.flatMap(({ fill }) => fill ?? []))
  const inks = new Set(texts.map(({ color }) => color))
  // The edge of the sheet says nothing.
  const lines = new Set(shapes.flatMap(({ stroke }) => (stroke === null || stroke === 'edge' ? [] : stroke)))
  return Object.entries(PALETTES).flatMap(([board, palette]) =>
    [...fills].flatMap((fill) => [
      ...[...inks]
        .filter((ink) => contrast(palette[ink], palette[fill]) < LEAST.text)
        .map((ink) => `${board}: text in ${ink} on ${fill}`),
      ...[...lines]
        .filter((line) => contrast(palette[line], palette[fill]) < LEAST.line)
        .map((line) => `${board}: a line in ${line} on ${fill}`),
    ]),
  )
}
