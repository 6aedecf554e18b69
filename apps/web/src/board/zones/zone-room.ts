import type { TemplateShape } from '@anderhalf/board-model'
import {
  drawTemplate,
  layNotesInZone,
  templateToPage,
  type Box,
  type Point,
  type Template,
  type Zone,
} from '@anderhalf/template-kit'
import type { Editor } from 'tldraw'
import { parseDrawingLocale } from '../TemplateDrawing.tsx'
import { frameOfTemplate } from './placed-templates.ts'

export interface RoomWanted {
  readonly count: number
  readonly noteSize: number
  /** Boxes on the template that stay free besides its labels, measured from its corner. */
  readonly keepClear?: readonly Box[]
}

/** Points of the page where the middles of notes may lie so that they belong to the zone and leave its words free. */
export function roomInZone(
  editor: Editor,
  shape: TemplateShape,
  template: Template,
  zone: Zone,
  { count, noteSize, keepClear = [] }: RoomWanted,
): Point[] {
  const frame = frameOfTemplate(editor, shape)
  const locale = parseDrawingLocale(editor.user.getLocale())
  const { texts } = drawTemplate(template, { locale, size: frame, labels: shape.props.labels })
  const labels = texts.map(({ box }) => box)
  const middles = layNotesInZone(template, zone, {
    size: frame,
    noteSize,
    count,
    keepClear: [...labels, ...keepClear],
  })
  return middles.map((middle) => templateToPage(middle, frame))
}
