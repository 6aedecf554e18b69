import type { TemplateShape } from '@anderhalf/board-model'
import { pageToTemplate, type Box, type Template, type Zone } from '@anderhalf/template-kit'
import { createShapeId, toRichText, type Editor, type TLNoteShape, type TLShapeId } from 'tldraw'
import { NOTE_SIZE } from '../note-size.ts'
import { lookAt } from '../look-at.ts'
import { movedTo } from './move-note.ts'
import { frameOfTemplate } from './placed-templates.ts'
import { zoneIndexOf } from './zone-index.ts'
import { roomInZone } from './zone-room.ts'

/** One zone of one template on the board. */
export interface ZoneOnBoard {
  readonly shape: TemplateShape
  readonly template: Template
  readonly zone: Zone
}

export type TidyOrder = 'place' | 'color'

const GAP = 20

/** In the order in which people read them. */
export function notesInZone(editor: Editor, { shape, zone }: ZoneOnBoard): TLNoteShape[] {
  return zoneIndexOf(editor)
    .notesIn(shape.id, zone.id)
    .toSorted((a, b) => {
      const [one, other] = [middleOf(editor, a), middleOf(editor, b)]
      return Math.round((one.y - other.y) / NOTE_SIZE) || one.x - other.x
    })
}

export function selectNotes(editor: Editor, place: ZoneOnBoard): void {
  editor.setCurrentTool('select')
  editor.setSelectedShapes(notesInZone(editor, place).map(({ id }) => id))
}

/** Lays the notes of a zone in rows; by colour, those of one colour come together. */
export function tidyZone(editor: Editor, place: ZoneOnBoard, order: TidyOrder): void {
  const notes = notesInZone(editor, place)
  if (notes.length === 0) return
  const colors = [...new Set(notes.map(({ props }) => props.color))]
  const inOrder =
    order === 'place'
      ? notes
      : notes.toSorted((a, b) => colors.indexOf(a.props.color) - colors.indexOf(b.props.color))
  const noteSize = Math.max(...notes.map((note) => sideOf(editor, note)))
  const middles = roomInZone(editor, place.shape, place.template, place.zone, {
    count: notes.length,
    noteSize,
  })
  editor.markHistoryStoppingPoint('tidy zone')
  editor.run(
    () => {
      editor.updateShapes(
        inOrder.map((note, nth) => movedTo(editor, note, middles[nth] ?? middleOf(editor, note))),
      )
    },
    { ignoreShapeLock: true },
  )
}

/** @returns the id of the new note, which lies in the zone where there is room */
export function addNote(editor: Editor, place: ZoneOnBoard, words: string, meta = {}): TLShapeId | null {
  const frame = frameOfTemplate(editor, place.shape)
  const taken = notesInZone(editor, place).map((note): Box => {
    const middle = pageToTemplate(middleOf(editor, note), frame)
    const side = sideOf(editor, note) + 2 * GAP
    return { x: middle.x - side / 2, y: middle.y - side / 2, w: side, h: side }
  })
  const [middle] = roomInZone(editor, place.shape, place.template, place.zone, {
    count: 1,
    noteSize: NOTE_SIZE,
    keepClear: taken,
  })
  if (middle === undefined) return null
  const id = createShapeId()
  editor.markHistoryStoppingPoint('add note to zone')
  editor.createShape({
    id,
    type: 'note',
    x: middle.x - NOTE_SIZE / 2,
    y: middle.y - NOTE_SIZE / 2,
    props: { richText: toRichText(words) },
    meta,
  })
  return id
}

/** An empty name gives the zone back the name that it came with. */
export function renameLabel(editor: Editor, shape: TemplateShape, labelKey: string, name: string): void {
  const { [labelKey]: _, ...others } = shape.props.labels
  const labels = name.trim() === '' ? others : { ...others, [labelKey]: name.trim() }
  editor.markHistoryStoppingPoint('rename zone')
  editor.run(() => editor.updateShape<TemplateShape>({ id: shape.id, type: shape.type, props: { labels } }), {
    ignoreShapeLock: true,
  })
}

export function lookAtNote(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id)
  if (bounds === undefined) return
  editor.setCurrentTool('select')
  editor.setSelectedShapes([id])
  lookAt(editor, bounds.clone().expandBy(bounds.w), { besidePanel: true, glide: true })
}

function middleOf(editor: Editor, note: TLNoteShape) {
  return editor.getShapePageBounds(note)?.center ?? { x: note.x, y: note.y }
}

function sideOf(editor: Editor, note: TLNoteShape): number {
  const bounds = editor.getShapePageBounds(note)
  return bounds === undefined ? NOTE_SIZE : Math.max(bounds.w, bounds.h)
}
