import { expect, it } from 'vitest'
import { createOwnEdits, type OwnEdit } from './own-edits.ts'

function edit(n: number, id: string, rowId: number | null = n): OwnEdit {
  return { n, update: new Uint8Array(), changes: new Map([[id, 'all']]), rowId }
}

it('counts a thing once, however often it was edited', () => {
  const own = createOwnEdits()
  own.add(edit(1, 'shape:a'))
  own.add(edit(2, 'shape:a'))
  own.add(edit(3, 'shape:b'))
  expect([...own.records.get()]).toEqual(['shape:a', 'shape:b'])
})

it('calls a thing safe only with the last edit of it', () => {
  const own = createOwnEdits()
  own.add(edit(1, 'shape:a'))
  own.add(edit(2, 'shape:b'))
  own.add(edit(3, 'shape:a'))
  expect(own.takeSafe(2).map(({ n }) => n)).toEqual([1, 2])
  expect([...own.records.get()]).toEqual(['shape:a'])
  expect(own.takeSafe(3).map(({ n }) => n)).toEqual([3])
  expect(own.records.get().size).toBe(0)
})

it('is stored only while every unsafe edit is', () => {
  const own = createOwnEdits()
  own.add(edit(1, 'shape:a'))
  expect(own.areStored.get()).toBe(true)
  const late = edit(2, 'shape:b', null)
  own.add(late)
  expect(own.areStored.get()).toBe(false)
  expect(own.unstored()).toEqual([late])
  late.rowId = 7
  own.noteStored()
  expect(own.areStored.get()).toBe(true)
})
