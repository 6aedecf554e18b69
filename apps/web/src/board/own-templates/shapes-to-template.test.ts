// @vitest-environment happy-dom
import { areaContains, areaOfOwnZone, type OwnTemplate } from '@anderhalf/template-kit'
import {
  createShapeId,
  createTLStore,
  defaultAddFontsFromNode,
  defaultShapeUtils,
  Editor,
  tipTapDefaultExtensions,
  toRichText,
  type TLAnyShapeUtilConstructor,
  type TLGeoShape,
  type TLShapePartial,
} from 'tldraw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withForm } from './change-own-template.ts'
import { templateOfShapes } from './shapes-to-template.ts'

// tldraw's own declarations are not written for exactOptionalPropertyTypes.
const SHAPE_UTILS = defaultShapeUtils as unknown as TLAnyShapeUtilConstructor[]

let editor: Editor
beforeEach(() => {
  Object.defineProperty(document, 'fonts', {
    configurable: true,
    value: { add: () => undefined, delete: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() },
  })
  const container = document.createElement('div')
  editor = new Editor({
    store: createTLStore({ shapeUtils: SHAPE_UTILS }),
    shapeUtils: SHAPE_UTILS,
    bindingUtils: [],
    tools: [],
    getContainer: () => container,
    textOptions: {
      tipTapConfig: { extensions: tipTapDefaultExtensions },
      addFontsFromNode: defaultAddFontsFromNode,
    },
  })
})
afterEach(() => {
  editor.dispose()
  vi.unstubAllGlobals()
})

/** A sheet as wide as the least, so that nothing is scaled. */
const WIDE = { x: 0, y: 1400, w: 2280, h: 200 }

function form(geo: TLGeoShape['props']['geo'], box: typeof WIDE, rotation = 0): TLShapePartial {
  return {
    id: createShapeId(),
    type: 'geo',
    x: box.x,
    y: box.y,
    rotation,
    props: { geo, w: box.w, h: box.h },
  }
}

function templateOf(...shapes: TLShapePartial[]): OwnTemplate {
  editor.createShapes(shapes)
  return templateOfShapes(editor, editor.getCurrentPageShapes(), 'nl')!
}

test('rectangles and ovals lie where they were drawn, with a margin around the sheet', () => {
  const { zones, size } = templateOf(
    form('rectangle', WIDE),
    form('ellipse', { x: 200, y: 0, w: 600, h: 400 }),
  )
  expect(size).toEqual({ w: 2400, h: 1720 })
  expect(zones.map(({ area }) => area)).toEqual([
    { kind: 'rectangle', x: 60, y: 1460, w: 2280, h: 200 },
    { kind: 'ring', cx: 560, cy: 260, rx: 300, ry: 200, hole: 0 },
  ])
})

test('ovals within each other become rings that leave no room between them', () => {
  const own = templateOf(
    form('rectangle', WIDE),
    form('ellipse', { x: 0, y: 0, w: 1200, h: 800 }),
    form('ellipse', { x: 300, y: 200, w: 600, h: 400 }),
  )
  expect(own.zones.map(({ area }) => area.kind === 'ring' && area.hole)).toEqual([false, 0.5, 0])
  expect(own.zonesOverlap).toBe(false)
})

test('a turned rectangle, a hexagon and a free form become polygons that hold what they held', () => {
  const turned = form('rectangle', { x: 400, y: 0, w: 400, h: 400 }, Math.PI / 4)
  const hexagon = form('hexagon', { x: 1000, y: 0, w: 400, h: 400 })
  const free: TLShapePartial = {
    id: createShapeId(),
    type: 'draw',
    x: 1600,
    y: 0,
    props: {
      isClosed: true,
      isComplete: true,
      segments: [
        {
          type: 'free',
          points: [
            [0, 0],
            [400, 0],
            [400, 300],
            [200, 400],
            [0, 300],
            [0, 0],
          ].map(([x, y]) => ({ x: x!, y: y!, z: 0.5 })),
        },
      ],
    },
  }
  const own = templateOf(form('rectangle', WIDE), turned, hexagon, free)
  const [, ...polygons] = own.zones.map(({ area }) => area)
  expect(polygons.map(({ kind }) => kind)).toEqual(['polygon', 'polygon', 'polygon'])
  // The turned square stands on its corner below (400, 0): beside the corner is nothing.
  const holds = [
    [{ x: 400, y: 283 }, true],
    [{ x: 250, y: 30 }, false],
    [{ x: 1200, y: 200 }, true],
    [{ x: 1004, y: 4 }, false],
    [{ x: 1800, y: 200 }, true],
    [{ x: 1610, y: 390 }, false],
  ] as const
  const sheetLeft = Math.min(
    ...editor.getCurrentPageShapes().map((shape) => editor.getShapePageBounds(shape)!.x),
  )
  for (const [point, isHeld] of holds) {
    const onSheet = { x: point.x - sheetLeft + 60, y: point.y + 60 }
    const held = polygons.some((area) => areaContains(areaOfOwnZone(area, own.size), onSheet))
    expect(held, `${point.x}, ${point.y}`).toBe(isHeld)
  }
})

test('a rectangle can run from edge to edge, and be a rectangle again', () => {
  const own = templateOf(form('rectangle', WIDE))
  const across = withForm(own, own.zones[0]!, 'across')
  expect(across.area).toEqual({ kind: 'band', direction: 'across', from: 60, to: 260 })
  expect(areaContains(areaOfOwnZone(across.area, own.size), { x: 2395, y: 100 })).toBe(true)
  const down = withForm(own, own.zones[0]!, 'down')
  expect(down.area).toEqual({ kind: 'band', direction: 'down', from: 60, to: 2340 })
  expect(withForm(own, down, 'rectangle').area.kind).toBe('rectangle')
})

test('words in a form name its zone, loose texts become labels, and a small drawing grows', () => {
  const own = templateOf(
    {
      id: createShapeId(),
      type: 'geo',
      x: 0,
      y: 100,
      props: { geo: 'rectangle', w: 480, h: 300, richText: toRichText('Wat er is') },
    },
    { id: createShapeId(), type: 'text', x: 0, y: 0, props: { richText: toRichText('Boven de tafel') } },
    { id: createShapeId(), type: 'note', x: 0, y: 0 },
  )
  expect(own.size.w).toBe(2400)
  expect(own.zones.map(({ name, area }) => [name, area.kind === 'rectangle' && area.w])).toEqual([
    ['Wat er is', 1920],
  ])
  expect(own.labels.map(({ text }) => text)).toEqual(['Boven de tafel'])
})

test('no form, no template', () => {
  editor.createShapes([
    { id: createShapeId(), type: 'text', props: { richText: toRichText('Alleen woorden') } },
  ])
  expect(templateOfShapes(editor, editor.getCurrentPageShapes(), 'nl')).toBeNull()
})
