import type { Drawing, DrawnShape, DrawnText } from './drawing.ts'
import type { Palette } from './palette.ts'

export const TEMPLATE_FONT_FAMILY = "'Atkinson Hyperlegible', system-ui, sans-serif"

/** A drawing as the text of an SVG file. */
export function drawingToSvg({ size, shapes, texts }: Drawing, palette: Palette): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.w} ${size.h}" width="${size.w}" height="${size.h}" font-family="${TEMPLATE_FONT_FAMILY}">`,
    ...shapes.map((shape) => shapeToSvg(shape, palette)),
    ...texts.map((text) => textToSvg(text, palette)),
    '</svg>',
  ].join('')
}

function shapeToSvg({ d, fill, stroke, strokeWidth, dash }: DrawnShape, palette: Palette): string {
  const paint = fill === null ? 'none' : palette[fill]
  const line =
    stroke === null
      ? ''
      : ` stroke="${palette[stroke]}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`
  const dashes = dash === null ? '' : ` stroke-dasharray="${dash.join(' ')}"`
  return `<path d="${d}" fill="${paint}"${line}${dashes}/>`
}

function textToSvg(line: DrawnText, palette: Palette): string {
  const turn = line.rotationDeg === 0 ? '' : ` transform="rotate(${line.rotationDeg} ${line.x} ${line.y})"`
  return `<text x="${line.x}" y="${line.y}" font-size="${line.fontSize}" font-weight="${line.weight}" text-anchor="${line.align}" fill="${palette[line.color]}"${turn}>${escapeXml(line.text)}</text>`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
