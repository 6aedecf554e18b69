import { areaBounds } from './area-bounds.ts'
import { areaContains } from './area-contains.ts'
import type { Area } from './areas.ts'
import { drawTemplate } from './draw-template.ts'
import type { Box, Size } from './geometry.ts'
import { areaOfOwnZone } from './own-template-area.ts'
import { templateOfOwn } from './own-template-definition.ts'
import type { OwnTemplate, OwnTemplateFault } from './own-template.ts'

const SAMPLES = { across: 101, down: 83 }
/** Drawn by hand, borders meet nearly: what lies doubly may be so much of the sheet. */
const OVERLAP_SHARE = 0.002
const ROUNDING = 0.5

/** What the form of a file cannot say: whether its parts fit together. */
export function findMeaningFaults(own: OwnTemplate): OwnTemplateFault[] {
  const areas = own.zones.map(({ area }) => areaOfOwnZone(area, own.size))
  const faults = [...findNameFaults(own), ...findPlaceFaults(own, areas)]
  if (faults.length > 0) return faults
  return [...findHiddenFaults(own, areas), ...findFitFaults(own)]
}

function findNameFaults({ zones, coverage }: OwnTemplate): OwnTemplateFault[] {
  const ids = zones.map(({ id }) => id)
  return [
    ...ids.flatMap((id, nth) =>
      ids.indexOf(id) < nth ? [{ path: `zones.${nth}.id`, code: 'id-twice' } as const] : [],
    ),
    ...coverage.flatMap((rule, nth) =>
      rule.zones.flatMap((id, at) =>
        ids.includes(id) ? [] : [{ path: `coverage.${nth}.zones.${at}`, code: 'unknown-zone' } as const],
      ),
    ),
  ]
}

function findPlaceFaults({ zones, labels, size }: OwnTemplate, areas: readonly Area[]): OwnTemplateFault[] {
  return [
    ...zones.flatMap(({ area }, nth): OwnTemplateFault[] => {
      if (area.kind === 'band' && area.to <= area.from)
        return [{ path: `zones.${nth}.area.to`, code: 'too-small' }]
      return liesOn(size, areaBounds(areas[nth]!)) ? [] : [{ path: `zones.${nth}.area`, code: 'outside' }]
    }),
    ...labels.flatMap((box, nth) =>
      liesOn(size, box) ? [] : [{ path: `labels.${nth}`, code: 'outside' } as const],
    ),
  ]
}

function findHiddenFaults({ size, zonesOverlap }: OwnTemplate, areas: readonly Area[]): OwnTemplateFault[] {
  const { shown, overlapping } = sampleZones(size, areas)
  const hidden = areas.flatMap((_, nth) =>
    shown.has(nth) ? [] : [{ path: `zones.${nth}.area`, code: 'hidden' } as const],
  )
  return overlapping && !zonesOverlap ? [...hidden, { path: 'zonesOverlap', code: 'overlap' }] : hidden
}

/** Whether zones lie over each other by more than a hand's inaccuracy. */
export function ownZonesOverlap({ size, zones }: Pick<OwnTemplate, 'size' | 'zones'>): boolean {
  return sampleZones(
    size,
    zones.map(({ area }) => areaOfOwnZone(area, size)),
  ).overlapping
}

function sampleZones(size: Size, areas: readonly Area[]): { shown: Set<number>; overlapping: boolean } {
  const shown = new Set<number>()
  let doubled = 0
  for (let column = 0; column < SAMPLES.across; column++) {
    for (let row = 0; row < SAMPLES.down; row++) {
      const point = {
        x: (size.w * (column + 0.5)) / SAMPLES.across,
        y: (size.h * (row + 0.5)) / SAMPLES.down,
      }
      const holders = areas.flatMap((area, nth) => (areaContains(area, point) ? [nth] : []))
      if (holders.length > 1) doubled++
      const top = holders.at(-1)
      if (top !== undefined) shown.add(top)
    }
  }
  return { shown, overlapping: doubled > SAMPLES.across * SAMPLES.down * OVERLAP_SHARE }
}

/** Each label that is cut off; the words of a zone stand at its name. */
function findFitFaults(own: OwnTemplate): OwnTemplateFault[] {
  const { texts } = drawTemplate(templateOfOwn(own, 'own/parsed'), { locale: own.language })
  const cut = new Set(texts.filter(({ clipped }) => clipped).map(({ labelKey }) => labelKey))
  return [...cut].map((key) => ({ path: pathOfLabel(own, key), code: 'label-does-not-fit' }))
}

function pathOfLabel({ zones }: OwnTemplate, key: string): string {
  if (key === 'title') return 'name'
  const nth = zones.findIndex(({ id }) => `zone.${id}` === key)
  return nth < 0 ? key.replace('label.', 'labels.') : `zones.${nth}.name`
}

function liesOn(sheet: Size, { x, y, w, h }: Box): boolean {
  return x >= -ROUNDING && y >= -ROUNDING && x + w <= sheet.w + ROUNDING && y + h <= sheet.h + ROUNDING
}
