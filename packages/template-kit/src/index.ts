export { boxesForm, type BoxesForm, type FormBox } from './boxes-form.ts'
export { borders, cell, ellipse, polygon, rect, ring, type Area, type RingArea } from './areas.ts'
export {
  findBoardCoverage,
  type BoardCoverageRule,
  type BoardFinding,
  type BoardFindingPlace,
  type CoveredNote,
  type CoveredTemplate,
} from './board-coverage.ts'
export { findCoverage, type CoverageFinding, type CoverageRule } from './coverage.ts'
export {
  defineTemplate,
  type Template,
  type TemplateAbout,
  type TemplateDefinition,
  type Zone,
} from './define-template.ts'
export { columnsForm, FIRST_COLUMNS_LAYOUT, type ColumnsForm, type FormColumn } from './columns-form.ts'
export { areaBounds } from './area-bounds.ts'
export { drawBadge, drawCaption } from './drawn-blocks.ts'
export { drawTemplate, type DrawOptions } from './draw-template.ts'
export type { Drawing, DrawnShape, DrawnText, TextRole } from './drawing.ts'
export { drawingToSvg, TEMPLATE_FONT_FAMILY } from './drawing-to-svg.ts'
export { pageToTemplate, templateToPage, type Box, type Frame, type Point, type Size } from './geometry.ts'
export { planFamilySwitch, type NoteInZone } from './family-switch.ts'
export { layNotesInZone } from './zone-layout.ts'
export { SECTOR_BOARD_COVERAGE } from './sector-coverage.ts'
export { findTooNear, type PlacedMiddle, type TooNear } from './find-too-near.ts'
export { MOMENTS, type Moment } from './moments.ts'
export { nestedRings } from './nested-rings.ts'
export { findNotePlaces, type NotePlacesOptions } from './note-places.ts'
export { overlapGround, overlapPart } from './overlapping-discs.ts'
export { OWN_TEMPLATE_PREFIX, OWN_TEMPLATE_VERSION, templateOfOwn } from './own-template-definition.ts'
export { areaContains } from './area-contains.ts'
export { areaOfOwnZone } from './own-template-area.ts'
export { ownZonesOverlap } from './own-template-faults.ts'
export {
  decodeOwnTemplate,
  encodeOwnTemplate,
  OWN_TEMPLATE_FORMAT,
  OWN_ZONE_FILLS,
  parseOwnTemplate,
  type OwnArea,
  type OwnTemplate,
  type OwnTemplateFault,
  type OwnTemplateFaultCode,
  type OwnZone,
} from './own-template.ts'
export { PALETTES, type ColorToken, type Palette } from './palette.ts'
export { arcEdge, chevronEdge, shapedBands, shapedBandsGround, STRAIGHT_EDGE } from './shaped-bands.ts'
export { drawHeading, SHEET_MARGIN, SHEET_TOP } from './sheet-heading.ts'
export type { LabelStyle, PaintStyle, Sheet } from './sheet.ts'
export { quadrantsForm } from './quadrants-form.ts'
export { tableForm, type TableTrack } from './table-form.ts'
export {
  DOMAIN_WORDS,
  LEVEL_WORDS,
  LEVELS,
  PERSPECTIVE_WORDS,
  PERSPECTIVES,
  SECTOR_FILLS,
  SECTOR_WORDS,
  SECTORS,
  type Level,
  type Perspective,
  type Sector,
} from './vocabulary.ts'
export {
  createZoneMembership,
  type Membership,
  type PlacedTemplate,
  type ZoneMembership,
} from './zone-membership.ts'
export { zoneAt, zoneAtPagePoint, zoneContains, zoneName, zonePath } from './zones.ts'
