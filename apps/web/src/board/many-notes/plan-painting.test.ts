import { createFrame, createNote } from '@anderhalf/board-model/testing'
import { Box, createShapeId, type TLNoteShape, type TLRenderingShape, type TLShape } from 'tldraw'
import { expect, test } from 'vitest'
import { planPainting } from './plan-painting.ts'

/** Notes side by side, far from one another. */
function manyNotes(count: number): TLNoteShape[] {
  return Array.from({ length: count }, (_, at) =>
    createNote({ id: createShapeId(`note${at}`), x: at * 300, y: 0 }),
  )
}

/** As tldraw hands them over: drawn in this order, listed by id. */
function rendered(shapes: readonly TLShape[], opacities: ReadonlyMap<string, number> = new Map()) {
  return shapes
    .map(
      (shape, at) =>
        ({
          id: shape.id,
          shape,
          index: 100 + at,
          backgroundIndex: at,
          opacity: opacities.get(shape.id) ?? 1,
        }) as TLRenderingShape,
    )
    .toSorted((one, other) => (one.id > other.id ? 1 : -1))
}

const NOBODY = { mustMount: () => false, boundsOf: () => undefined }

function idsOf(shapes: readonly { readonly id: string }[]): string[] {
  return shapes.map(({ id }) => id)
}

test('below 300 notes all are elements, and from 300 on none needs to be', () => {
  const few = rendered(manyNotes(299))
  expect(planPainting(few, NOBODY, null)).toEqual({ mounted: few, painted: [], zIndex: 0 })
  const many = manyNotes(300)
  const plan = planPainting(rendered(many), NOBODY, null)
  expect(plan.painted).toEqual(many)
  expect(plan.mounted).toEqual([])
})

test('a board on which notes are painted keeps to it until fewer than 250 are left', () => {
  const former = planPainting(rendered(manyNotes(300)), NOBODY, null)
  expect(planPainting(rendered(manyNotes(250)), NOBODY, former).painted).toHaveLength(250)
  expect(planPainting(rendered(manyNotes(249)), NOBODY, former).painted).toHaveLength(0)
})

test('what is more than an upright note on the page with words stays an element', () => {
  const notes = manyNotes(300)
  const [turned, linked, framed, faint, held] = manyNotes(305).slice(300)
  const frame = { ...createFrame(), x: 0, y: 5_000 }
  const others = [
    { ...turned!, rotation: 0.1 },
    { ...linked!, props: { ...linked!.props, url: 'https://example.org' } },
    { ...framed!, parentId: frame.id },
    faint!,
    held!,
    frame,
  ]
  const { mounted, painted } = planPainting(
    rendered([...notes, ...others], new Map([[faint!.id, 0.5]])),
    { mustMount: (id) => id === held!.id, boundsOf: () => new Box(0, 5_000, 10, 10) },
    null,
  )
  expect(painted).toEqual(notes)
  expect(idsOf(mounted).toSorted()).toEqual(idsOf(others).toSorted())
})

test('a note under a picture is an element, and those on it are painted over it', () => {
  const notes = manyNotes(300)
  const frame = createFrame()
  // Drawn after the first ten; it spans the fifth to the fifteenth.
  const shapes = [...notes.slice(0, 10), frame, ...notes.slice(10)]
  const frameBounds = new Box(4 * 300, 0, 10 * 300, 200)
  const rules = { mustMount: () => false, boundsOf: () => frameBounds }
  const { mounted, painted, zIndex } = planPainting(rendered(shapes), rules, null)
  expect(idsOf(mounted).toSorted()).toEqual(idsOf([frame, ...notes.slice(4, 10)]).toSorted())
  expect(painted).toHaveLength(294)
  expect(zIndex).toBe(100 + 11)
})

test('while a painted note moves, the list of elements stays the very same', () => {
  const notes = manyNotes(300)
  const frame = createFrame()
  const former = planPainting(rendered([frame, ...notes]), NOBODY, null)
  const moved = notes.map((note, at) => (at === 7 ? { ...note, y: 40 } : note))
  const plan = planPainting(rendered([frame, ...moved]), NOBODY, former)
  expect(plan.painted[7]).toMatchObject({ y: 40 })
  expect(plan.mounted).toBe(former.mounted)
  const moreMoved = [{ ...frame, y: 40 }, ...moved]
  expect(planPainting(rendered(moreMoved), NOBODY, plan).mounted).not.toBe(former.mounted)
})
