import { createTemplateRecord, type TemplateShape } from '@anderhalf/board-model'
import {
  pageToTemplate,
  planFamilySwitch,
  templateToPage,
  type NoteInZone,
  type Point,
  type Template,
} from '@anderhalf/template-kit'
import { Box, getIndexAbove, Vec, type Editor, type TLNoteShape, type TLShape, type TLShapeId } from 'tldraw'
import { lookAt } from '../look-at.ts'
import { findFreePlace } from '../templates/find-free-place.ts'
import { templatesOnBoard } from '../templates/templates-on-board.ts'
import { movedTo } from './move-note.ts'
import { frameOfTemplate } from './placed-templates.ts'
import { zoneIndexOf } from './zone-index.ts'
import { roomInZone } from './zone-room.ts'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

const GAP = 20

/** The notes in its zones, and whatever else lies on it with its middle: drawings, texts, pictures. */
function shapesOnTemplate(editor: Editor, template: TemplateShape): TLShape[] {
  const frame = frameOfTemplate(editor, template)
  return editor.getSortedChildIdsForParent(template.parentId).flatMap((id) => {
    const shape = editor.getShape(id)
    const bounds = editor.getShapePageBounds(id)
    if (shape === undefined || bounds === undefined || shape.type === template.type) return []
    // An arrow between notes goes where they go.
    if (shape.type === 'arrow' && editor.getBindingsFromShape(shape, 'arrow').length > 0) return []
    const { x, y } = pageToTemplate(bounds.center, frame)
    return x >= 0 && y >= 0 && x < frame.w && y < frame.h ? [shape] : []
  })
}

/** By page units; the template and what lies on it in one step. */
export function moveWithNotes(editor: Editor, template: TemplateShape, by: Point): void {
  change(editor, 'move template', () => {
    const shapes = [template, ...shapesOnTemplate(editor, template)]
    editor.updateShapes(
      shapes.map((shape) => {
        const corner = editor.getShapePageTransform(shape).point().add(Vec.From(by))
        const { x, y } = editor.getPointInParentSpace(shape, corner)
        return { id: shape.id, type: shape.type, x, y }
      }),
    )
  })
}

/** Makes the template and what lies on it larger or smaller from its top left corner, in one step. */
export function scaleWithNotes(editor: Editor, template: TemplateShape, factor: number): void {
  change(editor, 'scale template', () => {
    const frame = frameOfTemplate(editor, template)
    const corner = Vec.From(frame)
    for (const shape of shapesOnTemplate(editor, template)) {
      if (shape.type === 'note') scaleNote(editor, shape as TLNoteShape, factor, corner)
      else {
        editor.resizeShape(
          shape,
          { x: factor, y: factor },
          { scaleOrigin: corner, scaleAxisRotation: frame.rotation },
        )
      }
    }
    editor.updateShape<TemplateShape>({
      id: template.id,
      type: template.type,
      props: { w: frame.w * factor, h: frame.h * factor },
    })
  })
}

/** A note has one size for everybody and a scale of its own. */
function scaleNote(editor: Editor, note: TLNoteShape, factor: number, corner: Vec): void {
  const bounds = editor.getShapePageBounds(note)
  if (bounds === undefined) return
  const middle = Vec.Sub(bounds.center, corner).mul(factor).add(corner)
  editor.updateShape<TLNoteShape>({
    id: note.id,
    type: 'note',
    props: { scale: note.props.scale * factor, growY: note.props.growY * factor },
  })
  editor.updateShape(movedTo(editor, editor.getShape(note.id) ?? note, middle))
}

export function setTemplateLocked(editor: Editor, template: TemplateShape, isLocked: boolean): void {
  change(editor, 'lock template', () => {
    editor.updateShape({ id: template.id, type: template.type, isLocked })
  })
}

/** Beside what is there, with a copy of what lies on it or without. */
export function duplicateTemplate(editor: Editor, template: TemplateShape, withNotes: boolean): void {
  const frame = frameOfTemplate(editor, template)
  const taken = templatesOnBoard(editor).flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const place = findFreePlace({ x: frame.x, y: frame.y, w: frame.w, h: frame.h }, taken)
  const { templateId, version, labels } = template.props
  const made = createTemplateRecord({ templateId, version, ...place, index: getIndexAbove(template.index) })
  change(editor, 'duplicate template', () => {
    editor.store.put([{ ...made, rotation: frame.rotation, props: { ...made.props, labels } }])
    if (!withNotes) return
    const shapes = shapesOnTemplate(editor, template)
    editor.duplicateShapes(shapes, { x: place.x - frame.x, y: place.y - frame.y })
    editor.selectNone()
  })
  lookAt(editor, new Box(place.x, place.y, place.w, place.h), { besidePanel: true, glide: true })
}

export interface SwitchOutcome {
  /** How many notes found no zone of their meaning and lie below the template now. */
  readonly homelessCount: number
}

/** How many of its notes would keep a zone on the other template. */
export function countKept(
  editor: Editor,
  template: TemplateShape,
  to: Template,
): { kept: number; all: number } {
  const { notes, from } = notesToSwitch(editor, template)
  if (from === null) return { kept: 0, all: 0 }
  return { kept: notes.length - planFamilySwitch(from, to, notes).homeless.length, all: notes.length }
}

/** Puts a template of the same family in its place; each note goes to the zone that means the same there. */
export function switchTemplate(editor: Editor, template: TemplateShape, to: Template): SwitchOutcome {
  const { notes, from } = notesToSwitch(editor, template)
  if (from === null) return { homelessCount: 0 }
  const plan = planFamilySwitch(from, to, notes)
  const frame = frameOfTemplate(editor, template)
  const scale = frame.w / from.size.w
  const size = { w: to.size.w * scale, h: to.size.h * scale }
  const taken = templatesOnBoard(editor)
    .filter(({ id }) => id !== template.id)
    .flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const place = findFreePlace({ x: frame.x, y: frame.y, ...size }, taken)
  change(editor, 'switch template', () => {
    const corner = editor.getPointInParentSpace(template, new Vec(place.x, place.y))
    editor.updateShape<TemplateShape>({
      id: template.id,
      type: template.type,
      x: corner.x,
      y: corner.y,
      props: { ...size, templateId: to.id, version: to.version, labels: keptLabels(template, to) },
    })
    const switched = editor.getShape<TemplateShape>(template.id)
    if (switched === undefined) return
    for (const [zoneId, noteIds] of plan.notesByZone) {
      const zone = to.zones.find(({ id }) => id === zoneId)
      if (zone === undefined) continue
      const moved = notesOf(editor, noteIds)
      const noteSize = sideOf(editor, moved)
      lay(editor, moved, roomInZone(editor, switched, to, zone, { count: moved.length, noteSize }))
    }
    const homeless = notesOf(editor, plan.homeless)
    lay(editor, homeless, rowsBelow(editor, switched, homeless.length, sideOf(editor, homeless)))
  })
  lookAt(editor, new Box(place.x, place.y, place.w, place.h), { besidePanel: true, glide: true })
  return { homelessCount: plan.homeless.length }
}

function notesToSwitch(
  editor: Editor,
  template: TemplateShape,
): { notes: NoteInZone[]; from: Template | null } {
  const from = findKnownTemplate(template.props.templateId, template.props.version)
  if (from === null) return { notes: [], from }
  const frame = frameOfTemplate(editor, template)
  const index = zoneIndexOf(editor)
  const notes = from.zones.flatMap(({ id: zoneId }) =>
    index.notesIn(template.id, zoneId).map((note): NoteInZone => {
      const middle = pageToTemplate(editor.getShapePageBounds(note)?.center ?? frame, frame)
      return { noteId: note.id, zoneId, share: { x: middle.x / frame.w, y: middle.y / frame.h } }
    }),
  )
  return { notes, from }
}

function keptLabels({ props }: TemplateShape, to: Template): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props.labels).filter(([key]) => key !== 'title' && key in to.labels.nl),
  )
}

function notesOf(editor: Editor, ids: readonly string[]): TLShape[] {
  return ids.flatMap((id) => editor.getShape(id as TLShapeId) ?? [])
}

function sideOf(editor: Editor, shapes: readonly TLShape[]): number {
  return shapes.reduce((side, shape) => {
    const bounds = editor.getShapePageBounds(shape)
    return bounds === undefined ? side : Math.max(side, bounds.w, bounds.h)
  }, 1)
}

function lay(editor: Editor, shapes: readonly TLShape[], middles: readonly Point[]): void {
  editor.updateShapes(
    shapes.flatMap((shape, nth) => {
      const middle = middles[nth]
      return middle === undefined ? [] : [movedTo(editor, shape, middle)]
    }),
  )
}

function rowsBelow(editor: Editor, template: TemplateShape, count: number, side: number): Point[] {
  const frame = frameOfTemplate(editor, template)
  const step = side + GAP
  const across = Math.max(1, Math.floor(frame.w / step))
  return Array.from({ length: count }, (_, nth) =>
    templateToPage(
      { x: (nth % across) * step + side / 2, y: frame.h + GAP + Math.floor(nth / across) * step + side / 2 },
      frame,
    ),
  )
}

/** One step that one undo takes back. The relay decides whether a locked template may be changed. */
function change(editor: Editor, name: string, work: () => void): void {
  editor.markHistoryStoppingPoint(name)
  editor.run(work, { ignoreShapeLock: true })
}
