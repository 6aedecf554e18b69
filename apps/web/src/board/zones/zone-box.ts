import { areaBounds, templateToPage } from '@anderhalf/template-kit'
import { Box, type Editor } from 'tldraw'
import { lookAt } from '../look-at.ts'
import { frameOfTemplate } from './placed-templates.ts'
import type { ZoneOnBoard } from './zone-actions.ts'

/** The upright box on the page around a zone. */
export function zoneBox(editor: Editor, { shape, template, zone }: ZoneOnBoard): Box {
  const frame = frameOfTemplate(editor, shape)
  const { x, y, w, h } = areaBounds(zone.area)
  const [wide, high] = [frame.w / template.size.w, frame.h / template.size.h]
  const corners = [
    { x, y },
    { x: x + w, y },
    { x, y: y + h },
    { x: x + w, y: y + h },
  ].map((corner) => templateToPage({ x: corner.x * wide, y: corner.y * high }, frame))
  return Box.FromPoints(corners)
}

export function lookAtZone(editor: Editor, place: ZoneOnBoard): void {
  lookAt(editor, zoneBox(editor, place).expandBy(80), { besidePanel: true, glide: true })
}
