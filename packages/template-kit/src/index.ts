export { borders, cell, ellipse, polygon, rect, ring, type Area } from './areas.ts'
export { findCoverage, type CoverageFinding, type CoverageRule } from './coverage.ts'
export {
  defineTemplate,
  type Template,
  type TemplateAbout,
  type TemplateDefinition,
  type Zone,
} from './define-template.ts'
export { columnsForm, type ColumnsForm, type FormColumn } from './columns-form.ts'
export { areaBounds } from './area-bounds.ts'
export { drawTemplate, type DrawOptions } from './draw-template.ts'
export type { Drawing, DrawnShape, DrawnText, TextRole } from './drawing.ts'
export { drawingToSvg, TEMPLATE_FONT_FAMILY } from './drawing-to-svg.ts'
export { pageToTemplate, templateToPage, type Box, type Frame, type Point, type Size } from './geometry.ts'
export { MOMENTS, type Moment } from './moments.ts'
export { findNotePlaces, type NotePlacesOptions } from './note-places.ts'
export { PALETTES, type ColorToken, type Palette } from './palette.ts'
export type { LabelStyle, PaintStyle, Sheet } from './sheet.ts'
export {
  createZoneMembership,
  type Membership,
  type PlacedTemplate,
  type ZoneMembership,
} from './zone-membership.ts'
export { zoneAt, zoneAtPagePoint, zoneContains, zonePath } from './zones.ts'
