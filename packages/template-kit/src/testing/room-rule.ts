import { LOCALES } from '@anderhalf/protocol'
import { areaBounds } from '../area-bounds.ts'
import { areaContains } from '../area-contains.ts'
import type { Template } from '../define-template.ts'
import { drawTemplate } from '../draw-template.ts'
import type { Area } from '../areas.ts'
import type { Box } from '../geometry.ts'
import { findNotePlaces } from '../note-places.ts'

const NOTE_SIZE = 200
const NOTE_GAP = 20
const MOST_OF_A_ZONE = 0.3
const SAMPLES = 60
/** A small group with a few notes each. */
const LEAST_NOTES = 12

export function findRoomFaults(template: Template): string[] {
  return LOCALES.flatMap((locale) => {
    const labels = drawTemplate(template, { locale }).texts.map(({ box }) => box)
    return template.zones.flatMap(({ id, area }) => {
      const room = findNotePlaces(area, { noteSize: NOTE_SIZE, gap: 0, keepClear: labels, count: 1 })
      const taken = shareTaken(area, labels)
      return [
        ...(room.length === 0 ? [`${locale}: no note fits in ${id}`] : []),
        ...(taken > MOST_OF_A_ZONE ? [`${locale}: labels take ${Math.round(taken * 100)} % of ${id}`] : []),
      ]
    })
  })
}

export function findCapacityFaults(template: Template): string[] {
  return LOCALES.flatMap((locale) => {
    const keepClear = drawTemplate(template, { locale }).texts.map(({ box }) => box)
    let fitting = 0
    for (const { area } of template.zones) {
      if (fitting >= LEAST_NOTES) break
      const count = LEAST_NOTES - fitting
      fitting += findNotePlaces(area, { noteSize: NOTE_SIZE, gap: NOTE_GAP, keepClear, count }).length
    }
    return fitting < LEAST_NOTES ? [`${locale}: only ${fitting} notes fit on it`] : []
  })
}

function shareTaken(area: Area, labels: readonly Box[]): number {
  const bounds = areaBounds(area)
  let [inZone, underLabel] = [0, 0]
  for (let column = 0; column < SAMPLES; column++) {
    for (let row = 0; row < SAMPLES; row++) {
      const x = bounds.x + (bounds.w * (column + 0.5)) / SAMPLES
      const y = bounds.y + (bounds.h * (row + 0.5)) / SAMPLES
      if (!areaContains(area, { x, y })) continue
      inZone++
      if (labels.some((box) => x >= box.x && y >= box.y && x < box.x + box.w && y < box.y + box.h))
        underLabel++
    }
  }
  return underLabel / inZone
}
