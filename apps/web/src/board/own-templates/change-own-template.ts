import {
  areaBounds,
  areaOfOwnZone,
  ownZonesOverlap,
  type OwnTemplate,
  type OwnZone,
} from '@anderhalf/template-kit'

export type OwnRule = OwnTemplate['coverage'][number]
export type RectangleForm = 'rectangle' | 'across' | 'down'

/** Zones lie over each other or not as they are drawn; nobody has to say it. */
export function withZones(own: OwnTemplate, zones: readonly OwnZone[]): OwnTemplate {
  const ids = new Set(zones.map(({ id }) => id))
  return {
    ...own,
    zones: [...zones],
    zonesOverlap: ownZonesOverlap({ size: own.size, zones: [...zones] }),
    coverage: own.coverage.filter((rule) => rule.zones.every((id) => ids.has(id))),
  }
}

/** @param by 1: later, so that it lies above */
export function movedZone(zones: readonly OwnZone[], nth: number, by: 1 | -1): OwnZone[] {
  const order = [...zones]
  const [zone] = order.splice(nth, 1)
  if (zone !== undefined) order.splice(nth + by, 0, zone)
  return order
}

export function ruleOf(own: OwnTemplate, kind: OwnRule['kind'], zoneId: string): OwnRule | null {
  return own.coverage.find((rule) => rule.kind === kind && rule.zones[0] === zoneId) ?? null
}

/** @param question null takes the rule away */
export function withRule(
  own: OwnTemplate,
  { kind, zoneId }: { kind: OwnRule['kind']; zoneId: string },
  question: string | null,
): OwnTemplate {
  const others = own.coverage.filter((rule) => rule.kind !== kind || rule.zones[0] !== zoneId)
  return {
    ...own,
    coverage: question === null ? others : [...others, { kind, zones: [zoneId], question }],
  }
}

export function formOf({ area }: OwnZone): RectangleForm | null {
  if (area.kind === 'rectangle') return 'rectangle'
  return area.kind === 'band' ? area.direction : null
}

/** A band keeps where it lies and runs from edge to edge. */
export function withForm(own: OwnTemplate, zone: OwnZone, form: RectangleForm): OwnZone {
  const { x, y, w, h } = areaBounds(areaOfOwnZone(zone.area, own.size))
  if (form === 'rectangle') return { ...zone, area: { kind: 'rectangle', x, y, w, h } }
  const [from, to] = form === 'across' ? [y, y + h] : [x, x + w]
  return { ...zone, area: { kind: 'band', direction: form, from, to } }
}
