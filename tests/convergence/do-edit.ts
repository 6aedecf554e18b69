import {
  AssetRecordType,
  createShapeId,
  GeoShapeGeoStyle,
  toRichText,
  type Editor,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
} from 'tldraw'
import type { EDIT_KINDS, WorkshopAction } from './workshop-action.ts'

export type EditKind = (typeof EDIT_KINDS)[number]

const COLOURS = ['red', 'blue', 'green', 'yellow'] as const
const STORED_IMAGE = '/assets/x'
const WORDS = ['wonen', 'zorg', 'buurt', 'samen', '', 'regel een\nregel twee'] as const

/** Does one edit through the editor's own API, as a person would through its tools. */
export function doEdit(editor: Editor, kind: EditKind, { pick, other }: WorkshopAction): void {
  const id = createShapeId()
  const x = pick * 10
  const y = other * 10
  if (kind !== 'undo' && kind !== 'redo') editor.markHistoryStoppingPoint(kind)
  switch (kind) {
    case 'undo':
      editor.undo()
      return
    case 'redo':
      editor.redo()
      return
    case 'createNote':
      editor.createShape({ id, type: 'note', x, y })
      return
    case 'createText':
      editor.createShape({ id, type: 'text', x, y, props: { richText: toRichText('tekst') } })
      return
    case 'createGeo':
      editor.createShape({ id, type: 'geo', x, y, props: { geo: GeoShapeGeoStyle.defaultValue } })
      return
    case 'createFrame':
      editor.createShape({ id, type: 'frame', x, y, props: { w: 300, h: 300 } })
      return
    case 'createStroke': {
      const points = Array.from({ length: 10 }, (_, at) => ({ x: at * pick, y: at * other, z: 0.5 }))
      editor.createShape({ id, type: 'draw', x, y, props: { segments: [{ type: 'free', points }] } })
      return
    }
    case 'createArrow':
      createArrow(editor, id, pick, other)
      return
    case 'group':
      // tldraw 3.15.6 fails on a selection of which everything is locked.
      editor.groupShapes(pickSome(editor, pick, other).filter((id) => !editor.isShapeOrAncestorLocked(id)))
      return
    case 'align':
      editor.alignShapes(pickSome(editor, pick, other), 'left')
      return
    case 'flip':
      editor.flipShapes(pickSome(editor, pick, other), other % 2 === 0 ? 'horizontal' : 'vertical')
      return
    case 'copyAndPaste':
    case 'cutAndPaste':
      paste(editor, kind, pickSome(editor, pick, other), { x, y })
      return
    case 'createImage':
      createImage(editor, id, { x, y })
      return
    case 'ungroup':
      editor.ungroupShapes([...editor.getCurrentPageShapeIds()].filter((id) => isOfType(editor, id, 'group')))
      return
    default: {
      const shape = pickShape(editor, pick)
      if (shape !== null) editShape(editor, kind, shape, other)
    }
  }
}

function editShape(editor: Editor, kind: EditKind, shape: TLShape, other: number): void {
  const { id, type } = shape
  function update(partial: Omit<TLShapePartial, 'id' | 'type'>): void {
    editor.updateShape({ id, type, ...partial })
  }
  switch (kind) {
    case 'move':
      return update({ x: shape.x + other - 50, y: shape.y + 7 })
    case 'escapeDrag': {
      const mark = editor.markHistoryStoppingPoint('drag')
      update({ x: shape.x + 500 })
      editor.bailToMark(mark)
      return
    }
    case 'rotate':
      return update({ rotation: (other % 7) / 2 })
    case 'resize':
      return 'w' in shape.props ? update({ props: { w: 50 + other * 5 } }) : undefined
    case 'type':
      return 'richText' in shape.props
        ? update({ props: { richText: toRichText(WORDS[other % WORDS.length]!) } })
        : undefined
    case 'recolour':
      return 'color' in shape.props
        ? update({ props: { color: COLOURS[other % COLOURS.length] } })
        : undefined
    case 'lock':
      return update({ isLocked: other % 4 === 0 })
    case 'delete':
      editor.deleteShapes([id])
      return
    case 'duplicate':
      editor.duplicateShapes([id], { x: 20, y: 20 })
      return
    case 'bringToFront':
      editor.bringToFront([id])
      return
    case 'sendBackward':
      editor.sendBackward([id])
      return
    case 'reparent':
      reparent(editor, shape, other)
      return
    default:
  }
}

function reparent(editor: Editor, shape: TLShape, other: number): void {
  const frames = editor
    .getCurrentPageShapes()
    .filter(
      ({ id, type }) =>
        type === 'frame' && id !== shape.id && !editor.hasAncestor(editor.getShape(id), shape.id),
    )
  const target = frames[other % (frames.length + 1)]?.id ?? editor.getCurrentPageId()
  editor.reparentShapes([shape.id], target)
}

/** As the clipboard does it: what is pasted gets ids of its own. */
function paste(
  editor: Editor,
  kind: 'copyAndPaste' | 'cutAndPaste',
  ids: TLShapeId[],
  point: { x: number; y: number },
): void {
  const content = editor.getContentFromCurrentPage(ids)
  if (content === undefined) return
  if (kind === 'cutAndPaste') editor.deleteShapes(ids)
  // tldraw 3.15.6 fails where a frame and what lies in another one are selected.
  editor.selectNone()
  editor.putContentOntoCurrentPage(content, { point, select: true })
}

function createImage(editor: Editor, id: TLShapeId, place: { x: number; y: number }): void {
  const assetId = AssetRecordType.createId(id.replace('shape:', ''))
  const props = { name: '', src: STORED_IMAGE, w: 40, h: 30, mimeType: 'image/png', isAnimated: false }
  editor.createAssets([{ id: assetId, typeName: 'asset', type: 'image', props, meta: {} }])
  editor.createShape({ id, type: 'image', ...place, props: { w: 40, h: 30, assetId } })
}

function createArrow(editor: Editor, id: TLShapeId, pick: number, other: number): void {
  const ends = [pickShape(editor, pick), pickShape(editor, other)]
  editor.createShape({ id, type: 'arrow', x: pick, y: other, props: { end: { x: 100, y: 100 } } })
  ends.forEach((shape, at) => {
    if (shape === null || shape.type === 'arrow') return
    const terminal = at === 0 ? 'start' : 'end'
    const props = {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
    } as const
    editor.createBinding({ type: 'arrow', fromId: id, toId: shape.id, props })
  })
}

function shapesOf(editor: Editor): TLShape[] {
  return editor.getCurrentPageShapes().toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function pickShape(editor: Editor, pick: number): TLShape | null {
  const shapes = shapesOf(editor)
  return shapes[pick % Math.max(1, shapes.length)] ?? null
}

/** As people select: never a shape and what lies inside it. */
function pickSome(editor: Editor, pick: number, other: number): TLShapeId[] {
  const picked = [pick, pick + 1, pick + other].map((at) => pickShape(editor, at)?.id)
  editor.setSelectedShapes([...new Set(picked.filter((id) => id !== undefined))])
  return editor.getSelectedShapeIds()
}

function isOfType(editor: Editor, id: TLShapeId, type: string): boolean {
  return editor.getShape(id)?.type === type
}
