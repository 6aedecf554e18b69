import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findHomelessShapes } from './find-homeless-shapes.ts'

const isPage = (id: string) => id === 'page'

function homelessOf(parents: Record<string, string>) {
  const shapes = Object.entries(parents).map(([id, parentId]) => ({ id, parentId }))
  return [...findHomelessShapes(shapes, isPage)].toSorted()
}

test('who hangs below a page, however deep, has a home', () => {
  expect(homelessOf({ a: 'page', b: 'a', c: 'b' })).toEqual([])
})

test('of a branch whose root lost its parent only the root is named', () => {
  expect(homelessOf({ b: 'gone', c: 'b', d: 'c' })).toEqual(['b'])
})

test('of a circle only the smallest is named, and not what hangs below it', () => {
  expect(homelessOf({ c: 'b', b: 'd', d: 'c', x: 'd', y: 'x' })).toEqual(['b'])
  expect(homelessOf({ a: 'a' })).toEqual(['a'])
})

test('with the homeless ones on the page, every shape is on the page, in whatever order they come', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const parent = fc.oneof(ids, fc.constantFrom('page', 'gone'))
  fc.assert(
    fc.property(fc.dictionary(ids, parent, { noNullPrototype: true }), fc.nat(), (parents, turn) => {
      const homeless = homelessOf(parents)
      const entries = Object.entries(parents)
      const turned = [...entries.slice(turn % 6), ...entries.slice(0, turn % 6)]
      expect(homelessOf(Object.fromEntries(turned))).toEqual(homeless)
      const healed = { ...parents }
      for (const id of homeless) healed[id] = 'page'
      expect(homelessOf(healed)).toEqual([])
    }),
  )
})
