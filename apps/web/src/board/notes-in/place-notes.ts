import {
  drawTemplate,
  findNotePlaces,
  pageToTemplate,
  templateToPage,
  zoneName,
  type Box,
  type Point,
  type Zone,
} from '@anderhalf/template-kit'
import { LOCALES } from '@anderhalf/protocol'
import { createShapeId, toRichText, type Editor, type TLShapeId } from 'tldraw'
import { lookAt } from '../look-at.ts'
import { findFreePlace } from '../templates/find-free-place.ts'
import { parseDrawingLocale } from '../TemplateDrawing.tsx'
import { plain } from './column-uses.ts'
import type { NoteDraft } from './note-drafts.ts'
import { frameOf, type NoteDestination } from './note-destination.ts'
import { tableOf } from './template-table.ts'

const NOTE_SIZE = 200
const GAP = 20

export interface PlacedNotes {
  readonly count: number
  /** For which the zone had no room: they lie beside it. */
  readonly besideCount: number
}

interface Place extends Point {
  readonly rotation: number
}

/** Makes the notes in one step that one undo takes back. They cover no label and no other note. */
export function placeNotes(
  editor: Editor,
  drafts: readonly NoteDraft[],
  destination: NoteDestination | null,
  pointed: Point,
): PlacedNotes {
  const places = new Map<NoteDraft, Place>()
  if (destination !== null)
    for (const [draft, place] of placesInZones(editor, drafts, destination)) places.set(draft, place)
  const beside = drafts.filter((draft) => !places.has(draft))
  const around = destination === null ? null : editor.getShapePageBounds(destination.shape)
  const start = around ? { x: around.maxX + 2 * GAP, y: around.y } : pointed
  for (const [draft, place] of placesInGrid(editor, beside, start)) places.set(draft, place)

  const ids: TLShapeId[] = []
  editor.run(() => {
    editor.markHistoryStoppingPoint('place notes')
    editor.createShapes(
      drafts.map((draft) => {
        const id = createShapeId()
        ids.push(id)
        const { x, y, rotation } = places.get(draft)!
        const color = draft.color === null ? {} : { color: draft.color }
        return { id, type: 'note', x, y, rotation, props: { richText: toRichText(draft.text), ...color } }
      }),
    )
    editor.setSelectedShapes(ids)
  })
  const placed = editor.getSelectionPageBounds()
  if (placed !== null && !editor.getViewportPageBounds().contains(placed)) {
    lookAt(editor, placed, { besidePanel: true, glide: true })
  }
  return { count: drafts.length, besideCount: destination === null ? 0 : beside.length }
}

function placesInZones(
  editor: Editor,
  drafts: readonly NoteDraft[],
  destination: NoteDestination,
): Map<NoteDraft, Place> {
  const { shape, template } = destination
  const frame = frameOf(shape)
  const scale = { x: frame.w / template.size.w, y: frame.h / template.size.h }
  const locale = parseDrawingLocale(editor.user.getLocale())
  const labels = drawTemplate(template, { locale, labels: shape.props.labels }).texts.map(({ box }) => box)
  const keepClear = [...labels, ...notesOn(editor, destination, scale)]
  const byZone = new Map<Zone, NoteDraft[]>()
  for (const draft of drafts) {
    const zone = zoneFor(draft, destination)
    if (zone !== null) byZone.set(zone, [...(byZone.get(zone) ?? []), draft])
  }
  const places = new Map<NoteDraft, Place>()
  for (const [zone, wanting] of byZone) {
    const noteSize = NOTE_SIZE / Math.min(scale.x, scale.y)
    const gap = GAP / Math.min(scale.x, scale.y)
    const found = findNotePlaces(zone.area, { noteSize, gap, keepClear, count: wanting.length })
    found.forEach(({ x, y }, nth) => {
      const corner = templateToPage({ x: x * scale.x, y: y * scale.y }, frame)
      places.set(wanting[nth]!, { ...corner, rotation: frame.rotation })
    })
  }
  return places
}

/** A cell of a table comes first, then the zone that the text names, then the one that was pointed at. */
function zoneFor(
  { cell, zoneName: wanted }: NoteDraft,
  { template, zone, shape }: NoteDestination,
): Zone | null {
  if (cell !== null) return tableOf(template)?.zoneAt(cell.row, cell.column) ?? null
  if (wanted === null) return zone
  const named = template.zones.find((candidate) =>
    LOCALES.some((locale) => {
      const names = [candidate.label, zoneName(template, candidate, locale, shape.props.labels)]
      const label = shape.props.labels[candidate.label] ?? template.labels[locale][candidate.label] ?? ''
      return [...names, label].some((name) => plain(name) === plain(wanted))
    }),
  )
  return named ?? zone
}

/** What lies on the template already, as boxes in its default size. */
function notesOn(editor: Editor, { shape }: NoteDestination, scale: Point): Box[] {
  const frame = frameOf(shape)
  const area = editor.getShapePageBounds(shape)
  if (area === undefined) return []
  return editor.getCurrentPageShapes().flatMap((other) => {
    if (other.type === shape.type) return []
    const bounds = editor.getShapePageBounds(other)
    if (bounds === undefined || !area.collides(bounds)) return []
    const middle = pageToTemplate(bounds.center, frame)
    const size = { w: bounds.w / scale.x, h: bounds.h / scale.y }
    return [{ x: middle.x / scale.x - size.w / 2, y: middle.y / scale.y - size.h / 2, ...size }]
  })
}

/** In rows that make about a square, where nothing lies. */
function placesInGrid(editor: Editor, drafts: readonly NoteDraft[], start: Point): Map<NoteDraft, Place> {
  const across = Math.ceil(Math.sqrt(drafts.length))
  const step = NOTE_SIZE + GAP
  const wanted = { x: start.x, y: start.y, w: across * step, h: Math.ceil(drafts.length / across) * step }
  const taken = editor.getCurrentPageShapes().flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const box = drafts.length === 0 ? wanted : findFreePlace(wanted, taken)
  return new Map(
    drafts.map((draft, nth) => [
      draft,
      { x: box.x + (nth % across) * step, y: box.y + Math.floor(nth / across) * step, rotation: 0 },
    ]),
  )
}
