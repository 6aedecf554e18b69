import { drawTemplate, findNotePlaces, type Point, type Template, type Zone } from '@anderhalf/template-kit'
import type { Locale } from '@anderhalf/protocol'

export const NOTE_SIZE = 200
const MANY_ZONES = 12

/** Where `count` notes might lie on a template: shared out over its zones, off the labels. */
export function exampleNotes(template: Template, locale: Locale, count: number): Point[] {
  const labels = drawTemplate(template, { locale }).texts.map(({ box }) => box)
  const notes: Point[] = []
  const queues = zonesInTurn(template.zones).map(({ area }) =>
    findNotePlaces(area, { noteSize: NOTE_SIZE, gap: 20, keepClear: labels, count }),
  )
  for (let nth = 0; notes.length < count && queues.some((queue) => queue.length > nth); nth++) {
    for (const queue of queues) {
      const place = queue[nth]
      if (place !== undefined && notes.length < count) notes.push(place)
    }
  }
  return notes
}

/** All zones, every fifth first: of a large table the notes do not fill the first rows alone. */
function zonesInTurn(zones: readonly Zone[]): readonly Zone[] {
  if (zones.length < MANY_ZONES) return zones
  return [0, 3, 1, 4, 2].flatMap((start) => zones.filter((_, nth) => nth % 5 === start))
}
