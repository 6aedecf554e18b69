import { LIMITS, type Locale } from '@anderhalf/protocol'
import {
  OWN_TEMPLATE_FORMAT,
  ownZonesOverlap,
  type OwnArea,
  type OwnTemplate,
  type OwnZone,
} from '@anderhalf/template-kit'
import {
  renderPlaintextFromRichText,
  type Editor,
  type TLGeoShape,
  type TLRichText,
  type TLShape,
  type TLTextShape,
  type Vec,
} from 'tldraw'

const MARGIN = 60
/** People draw at the size of their screen, notes are 200 wide: a smaller drawing grows to hold some. */
const LEAST_WIDTH = 2400
const FILLS = ['we', 'they', 'all', 'everything', 'i'] as const
/** Ovals that were meant to have one middle lie so near to each other, as a share of the larger. */
const SAME_MIDDLE = 0.05

/** Whether a zone or a label can be made of it: closed forms and texts. */
export function isZoneShape(editor: Editor, shape: TLShape): boolean {
  if (shape.type === 'geo' || shape.type === 'text') return true
  if (shape.type === 'line') return editor.getShapeGeometry(shape).vertices.length > 2
  return shape.type === 'draw' && editor.getShapeGeometry(shape).isClosed
}

/** Forms become zones, from the lowest to the topmost; loose texts become labels. null without a form. */
export function templateOfShapes(
  editor: Editor,
  shapes: readonly TLShape[],
  language: Locale,
): OwnTemplate | null {
  const usable = editor
    .getCurrentPageShapesSorted()
    .filter((shape) => shapes.includes(shape) && isZoneShape(editor, shape))
  const forms = usable.filter(({ type }) => type !== 'text')
  if (forms.length === 0) return null
  const boxes = usable.flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN
  const drawnWidth = Math.max(...boxes.map(({ maxX }) => maxX)) - left + MARGIN
  const sheet = { left, top, scale: Math.max(1, LEAST_WIDTH / drawnWidth) }
  const size = {
    w: Math.ceil(drawnWidth * sheet.scale),
    h: Math.ceil((Math.max(...boxes.map(({ maxY }) => maxY)) - top + MARGIN) * sheet.scale),
  }
  const zones = withHoles(
    forms.map((shape, nth) => ({
      id: `zone-${nth + 1}`,
      name: wordsIn(editor, shape),
      fill: FILLS[nth % FILLS.length]!,
      area: areaOf(editor, shape, sheet),
    })),
  )
  return {
    format: OWN_TEMPLATE_FORMAT,
    formatVersion: 1,
    language,
    name: '',
    purpose: '',
    instruction: '',
    durationMinutes: 20,
    size,
    zonesOverlap: ownZonesOverlap({ size, zones }),
    zones,
    labels: usable.flatMap((shape) => {
      const text = shape.type === 'text' ? wordsIn(editor, shape) : ''
      const box = editor.getShapePageBounds(shape)
      if (text === '' || box === undefined) return []
      // Letters of texts and of templates are not as wide: some room more keeps the label as large.
      const placed = onSheet({ x: box.x, y: box.y, w: box.w * 1.15, h: box.h }, sheet)
      return [{ text, ...placed, w: Math.min(placed.w, size.w - placed.x) }]
    }),
    coverage: [],
  }
}

interface DrawnSheet {
  readonly left: number
  readonly top: number
  readonly scale: number
}

function areaOf(editor: Editor, shape: TLShape, sheet: DrawnSheet): OwnArea {
  const box = editor.getShapePageBounds(shape)!
  const isUpright = Math.abs(Math.sin(editor.getShapePageTransform(shape).rotation() * 2)) < 1e-6
  const geo = shape.type === 'geo' ? (shape as TLGeoShape).props.geo : null
  const { x, y, w, h } = onSheet(box, sheet)
  if (geo === 'rectangle' && isUpright) return { kind: 'rectangle', x, y, w, h }
  if (geo === 'ellipse' && isUpright) {
    return { kind: 'ring', cx: x + w / 2, cy: y + h / 2, rx: w / 2, ry: h / 2, hole: 0 }
  }
  const vertices = editor.getShapePageTransform(shape).applyToPoints(editor.getShapeGeometry(shape).vertices)
  return {
    kind: 'polygon',
    points: thinned(vertices).map((point) => ({
      x: Math.max(0, Math.round((point.x - sheet.left) * sheet.scale)),
      y: Math.max(0, Math.round((point.y - sheet.top) * sheet.scale)),
    })),
  }
}

/** An oval within an oval of the same middle makes a ring of the outer one. */
function withHoles(zones: readonly OwnZone[]): OwnZone[] {
  return zones.map((zone) => {
    const { area } = zone
    if (area.kind !== 'ring') return zone
    const within = zones.flatMap(({ area: other }) =>
      other.kind === 'ring' &&
      other.rx < area.rx &&
      Math.hypot(other.cx - area.cx, other.cy - area.cy) < area.rx * SAME_MIDDLE &&
      Math.abs(other.ry / other.rx - area.ry / area.rx) < SAME_MIDDLE
        ? [other.rx / area.rx]
        : [],
    )
    const hole = Math.min(0.95, Math.max(0, ...within))
    return { ...zone, area: { ...area, hole } }
  })
}

function thinned(points: readonly Vec[]): readonly Vec[] {
  const most = LIMITS.maxOwnPolygonPoints
  if (points.length <= most) return points
  return Array.from({ length: most }, (_, nth) => points[Math.floor((nth * points.length) / most)]!)
}

function wordsIn(editor: Editor, shape: TLShape): string {
  if (!('richText' in shape.props)) return ''
  const { richText } = (shape as TLGeoShape | TLTextShape).props as { richText: TLRichText }
  return renderPlaintextFromRichText(editor, richText)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LIMITS.maxOwnLabelLength)
}

function onSheet(
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
  { left, top, scale }: DrawnSheet,
) {
  return {
    x: Math.round((x - left) * scale),
    y: Math.round((y - top) * scale),
    w: Math.max(1, Math.round(w * scale)),
    h: Math.max(1, Math.round(h * scale)),
  }
}
