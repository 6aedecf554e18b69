import { tagKeyOf } from '@anderhalf/board-model'
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
import { LIMITS, LOCALES } from '@anderhalf/protocol'
import { createShapeId, toRichText, type Editor } from 'tldraw'
import { NOTE_SIZE } from '../note-size.ts'
import { lookAt } from '../look-at.ts'
import { findFreePlace } from '../templates/find-free-place.ts'
import { parseDrawingLocale } from '../TemplateDrawing.tsx'
import { frameOfTemplate } from '../zones/placed-templates.ts'
import { plain } from './column-uses.ts'
import type { NoteDraft } from './note-drafts.ts'
import type { NoteDestination } from './note-destination.ts'
import { tableOf } from './template-table.ts'

const GAP = 20

interface Place extends Point {
  readonly rotation: number
}

/** Where each note goes. */
export interface NotePlan {
  readonly places: ReadonlyMap<NoteDraft, Place>
  /** For which the zone has no room: they go beside the template. */
  readonly besideCount: number
  /** More than one paste may make: nothing of it is placed. */
  readonly isTooMuch: boolean
}

/** Finds a place for each note, off the labels and off what lies there already. Changes nothing. */
export function planNotes(
  editor: Editor,
  wanted: readonly NoteDraft[],
  destination: NoteDestination | null,
  pointed: Point,
): NotePlan {
  const isTooMuch = wanted.length > LIMITS.maxNotesPerPaste
  const drafts = isTooMuch ? [] : wanted
  const places =
    destination === null ? new Map<NoteDraft, Place>() : placesInZones(editor, drafts, destination)
  const beside = drafts.filter((draft) => !places.has(draft))
  const isForTemplate =
    destination !== null && (destination.isPointedAt || destination.zone !== null || places.size > 0)
  const around = isForTemplate ? editor.getShapePageBounds(destination.shape) : undefined
  const start = around === undefined ? pointed : { x: around.maxX + 2 * GAP, y: around.y }
  for (const [draft, place] of placesInGrid(editor, beside, start)) places.set(draft, place)
  return { places, besideCount: isForTemplate ? beside.length : 0, isTooMuch }
}

/** Makes the notes in one step, which one undo takes back, and selects them. */
export function placeNotes(editor: Editor, { places }: NotePlan): void {
  const shapes = Array.from(places, ([{ text, color, tags }, { x, y, rotation }]) => ({
    id: createShapeId(),
    type: 'note' as const,
    x,
    y,
    rotation,
    props: { richText: toRichText(text), ...(color !== null && { color }) },
    meta: Object.fromEntries(tags.map((tag) => [tagKeyOf(tag), tag])),
  }))
  editor.run(() => {
    editor.markHistoryStoppingPoint('place notes')
    editor.createShapes(shapes)
    editor.setSelectedShapes(shapes.map(({ id }) => id))
  })
  const placed = editor.getSelectionPageBounds()
  if (placed !== null && !editor.getViewportPageBounds().contains(placed)) {
    lookAt(editor, placed, { besidePanel: true, glide: true })
  }
}

function placesInZones(
  editor: Editor,
  drafts: readonly NoteDraft[],
  destination: NoteDestination,
): Map<NoteDraft, Place> {
  const { shape, template } = destination
  const frame = frameOfTemplate(editor, shape)
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
  const frame = frameOfTemplate(editor, shape)
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
