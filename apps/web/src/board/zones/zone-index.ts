import { TEMPLATE_SHAPE_TYPE } from '@anderhalf/board-model'
import { createZoneMembership, type Membership, type Point } from '@anderhalf/template-kit'
import {
  atom,
  react,
  unsafe__withoutCapture,
  type Editor,
  type RecordsDiff,
  type TLNoteShape,
  type TLRecord,
  type TLShape,
} from 'tldraw'
import { knownOwnTemplates } from '../own-templates/known-templates.ts'
import { placedTemplates } from './placed-templates.ts'

/** Which note lies in which zone, on the board as it stands. Readers inside `useValue` and `react` follow it. */
export interface ZoneIndex {
  notesIn(templateShapeId: string, zoneId: string): readonly TLNoteShape[]
  membershipOf(noteId: string): Membership | null
  find(middle: Point): Membership | null
  /** Rises with every change of a membership, a note's words or a template. */
  version(): number
}

const indices = new WeakMap<Editor, ZoneIndex>()

/** Made when somebody first asks; lives as long as the editor. */
export function zoneIndexOf(editor: Editor): ZoneIndex {
  const known = indices.get(editor)
  if (known !== undefined) return known
  const made = createZoneIndex(editor)
  indices.set(editor, made)
  return made
}

function createZoneIndex(editor: Editor): ZoneIndex {
  const membership = createZoneMembership()
  const version = atom('zone index', 0)

  function place(shape: TLShape): void {
    const bounds = editor.getShapePageBounds(shape)
    if (bounds !== undefined) membership.placeNote(shape.id, bounds.center)
  }

  /** A group that moves takes its notes along, and they do not hear of it. */
  function placeWithin(shape: TLShape): void {
    if (shape.type === 'note') return place(shape)
    for (const childId of editor.getSortedChildIdsForParent(shape.id)) {
      const child = editor.getShape(childId)
      if (child !== undefined) placeWithin(child)
    }
  }

  function follow({ added, updated, removed }: RecordsDiff<TLRecord>): void {
    const changed = [...Object.values(added), ...Object.values(updated).map(([, after]) => after)].filter(
      isShape,
    )
    const gone = Object.values(removed).filter(isShape)
    if (changed.length + gone.length === 0) return
    if ([...changed, ...gone].some(({ type }) => type === TEMPLATE_SHAPE_TYPE)) {
      membership.placeTemplates(placedTemplates(editor))
    }
    for (const { id } of gone) membership.removeNote(id)
    // A change and a deletion of the same shape may come together.
    for (const { id } of changed) {
      const shape = editor.getShape(id)
      if (shape !== undefined) placeWithin(shape)
    }
    version.update((before) => before + 1)
  }

  for (const shape of editor.getCurrentPageShapes()) if (shape.type === 'note') place(shape)
  const stopLearning = react('a template comes to be known', () => {
    knownOwnTemplates()
    unsafe__withoutCapture(() => {
      membership.placeTemplates(placedTemplates(editor))
      version.update((before) => before + 1)
    })
  })
  editor.disposables.add(stopLearning)
  const stop = editor.store.listen(({ changes }) => follow(changes), { scope: 'document' })
  editor.disposables.add(stop)

  return {
    notesIn(templateShapeId, zoneId) {
      version.get()
      const ids = membership.notesIn(templateShapeId, zoneId)
      return [...ids].flatMap((id) => {
        const shape = editor.getShape(id as TLShape['id'])
        return shape?.type === 'note' ? [shape as TLNoteShape] : []
      })
    },
    membershipOf(noteId) {
      version.get()
      return membership.membershipOf(noteId)
    },
    find(middle) {
      version.get()
      return membership.find(middle)
    },
    version: () => version.get(),
  }
}

function isShape(record: TLRecord): record is TLShape {
  return record.typeName === 'shape'
}
