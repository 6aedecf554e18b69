import { createTemplateRecord, type TemplateShape } from '@anderhalf/board-model'
import { findTemplate } from '@anderhalf/template-catalogue'

/** Free room between two frames, for notes that are not placed yet. */
const GAP = 400

export type PlacedTemplates =
  | { readonly ok: true; readonly shapes: readonly TemplateShape[] }
  | { readonly ok: false; readonly unknownId: string }

/** Frames side by side in their own size, their middles on one line. */
export function placeTemplates(templateIds: readonly string[]): PlacedTemplates {
  const shapes: TemplateShape[] = []
  let x = 0
  for (const id of templateIds) {
    const template = findTemplate(id)
    if (template === null) return { ok: false, unknownId: id }
    const { w, h } = template.size
    shapes.push(createTemplateRecord({ templateId: id, version: template.version, x, y: -h / 2, w, h }))
    x += w + GAP
  }
  return { ok: true, shapes }
}
