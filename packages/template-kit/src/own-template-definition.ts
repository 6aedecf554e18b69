import type { Template } from './define-template.ts'
import type { Box } from './geometry.ts'
import { findLabelRoom } from './label-room.ts'
import { areaOfOwnZone } from './own-template-area.ts'
import type { OwnTemplate } from './own-template.ts'

/** Ids of templates that people made begin so; what follows is the hash of their text. */
export const OWN_TEMPLATE_PREFIX = 'own/'
/** The hash names every version of its own. */
export const OWN_TEMPLATE_VERSION = 1

const LABEL_SIZE_SHARE = 1 / 26

/** A template like all others. Whoever reads the other language reads the words as they were written. */
export function templateOfOwn(own: OwnTemplate, id: string): Template {
  const { size, name, purpose, instruction, durationMinutes } = own
  const zones = own.zones.map((zone) => ({
    id: zone.id,
    label: `zone.${zone.id}`,
    area: areaOfOwnZone(zone.area, size),
  }))
  const words = Object.fromEntries([
    ...own.zones.map((zone) => [`zone.${zone.id}`, zone.name]),
    ...own.labels.map(({ text }, nth) => [`label.${nth}`, text]),
  ]) as Record<string, string>
  const about = { name, purpose, instruction, keywords: [] }
  const fontSize = Math.min(size.w * 0.75, size.h) * LABEL_SIZE_SHARE
  let rooms: readonly Box[] | null = null
  return {
    id,
    version: OWN_TEMPLATE_VERSION,
    family: 'own',
    size,
    moments: ['any'],
    durationMinutes,
    about: { nl: about, en: about },
    labels: { nl: words, en: words },
    zones,
    zonesOverlap: own.zonesOverlap,
    ground: zones.map(({ area }) => area),
    coverage: own.coverage.map(({ kind, zones: of, question }, nth) => ({
      id: `rule-${nth}`,
      kind,
      zones: of,
      sentence: { nl: question, en: question },
    })),
    draw(sheet) {
      rooms ??= zones.reduce<Box[]>((taken, { area }, nth) => {
        const above = zones.slice(nth + 1).map((zone) => zone.area)
        return [
          ...taken,
          findLabelRoom(area, { above, taken: [...own.labels, ...taken], height: fontSize * 1.3 }),
        ]
      }, [])
      own.zones.forEach(({ id: zoneId, fill }, nth) => {
        sheet.zone(zoneId, { fill, stroke: 'outline', strokeWidth: Math.max(2, fontSize / 16) })
        const room = rooms?.[nth]
        if (room === undefined) return
        sheet.label(`zone.${zoneId}`, room, {
          fontSize,
          weight: 700,
          align: 'middle',
          anchor: 'middle',
          zoneId,
        })
      })
      own.labels.forEach(({ x, y, w, h }, nth) => {
        sheet.label(
          `label.${nth}`,
          { x, y, w, h },
          { fontSize: Math.min(fontSize, h / 1.2), anchor: 'middle' },
        )
      })
    },
  }
}
