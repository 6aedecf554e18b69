import type { Point } from '@anderhalf/template-kit'
import { Vec, type Editor, type TLShape, type TLShapePartial } from 'tldraw'

/** The change that brings the middle of a shape to a point of the page, whatever its parent and however turned. */
export function movedTo(editor: Editor, shape: TLShape, middle: Point): TLShapePartial {
  const bounds = editor.getShapePageBounds(shape)
  const corner = editor.getShapePageTransform(shape).point()
  if (bounds === undefined) return { id: shape.id, type: shape.type }
  const onPage = new Vec(corner.x + middle.x - bounds.center.x, corner.y + middle.y - bounds.center.y)
  const { x, y } = editor.getPointInParentSpace(shape, onPage)
  return { id: shape.id, type: shape.type, x, y }
}
