import type { IndexKey } from '@tldraw/utils'
import { expect, test } from 'vitest'
import { healIndices } from './heal-indices.ts'

function shape(id: string, index: string, parentId = 'page') {
  return { id, index: index as IndexKey, parentId }
}

test('siblings that share an index get places of their own in the order of their ids, and no other moves', () => {
  const shapes = [
    shape('d', 'a3'),
    shape('c', 'a2'),
    shape('a', 'a2'),
    shape('b', 'a2'),
    shape('x', 'a2', 'frame'),
  ]
  const healed = healIndices(shapes, new Set(['page', 'frame']))
  expect([...healed.keys()]).toEqual(['b', 'c'])
  const order = shapes
    .filter(({ parentId }) => parentId === 'page')
    .toSorted((one, other) =>
      (healed.get(one.id) ?? one.index) < (healed.get(other.id) ?? other.index) ? -1 : 1,
    )
  expect(order.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  expect(
    healIndices(
      shapes.map((one) => ({ ...one, index: healed.get(one.id) ?? one.index })),
      new Set(['page']),
    ).size,
  ).toBe(0)
})

test('families that nobody asked for are left alone', () => {
  expect(healIndices([shape('a', 'a1'), shape('b', 'a1')], new Set(['frame'])).size).toBe(0)
})
