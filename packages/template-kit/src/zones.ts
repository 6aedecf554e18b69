import type { Locale } from '@anderhalf/protocol'
import { areaContains } from './area-contains.ts'
import { areaPath, stretchTo } from './area-path.ts'
import type { Template, Zone } from './define-template.ts'
import { pageToTemplate, type Frame, type Point, type Size } from './geometry.ts'

/** Whether a point of a template of this size lies in the zone. */
export function zoneContains(template: Template, zone: Zone, size: Size, point: Point): boolean {
  return areaContains(zone.area, toDefaultSize(template, size, point))
}

/** SVG path data of the zone's outline in a template of this size. */
export function zonePath(template: Template, zone: Zone, size: Size): string {
  return areaPath(zone.area, stretchTo(template.size, size))
}

/** The zone under a point of a template of this size; where zones overlap, the last of them. */
export function zoneAt(template: Template, size: Size, point: Point): Zone | null {
  const unstretched = toDefaultSize(template, size, point)
  return template.zones.findLast(({ area }) => areaContains(area, unstretched)) ?? null
}

/** The zone under a point of the page. */
export function zoneAtPagePoint(template: Template, frame: Frame, point: Point): Zone | null {
  return zoneAt(template, frame, pageToTemplate(point, frame))
}

/** What people call the zone: its label and the headings that it stands under, as they read on this board. */
export function zoneName(
  template: Template,
  { label, within = [] }: Zone,
  locale: Locale,
  renamed: Readonly<Record<string, string>> = {},
): string {
  return [label, ...within]
    .map((key) => renamed[key]?.trim() || template.labels[locale][key] || key)
    .join(' · ')
}

function toDefaultSize(template: Template, size: Size, point: Point): Point {
  return { x: (point.x * template.size.w) / size.w, y: (point.y * template.size.h) / size.h }
}
