import { createNote } from '@anderhalf/board-model/testing'
import { createShapeId, type TLParentId, type TLShape } from '@tldraw/tlschema'
import type { IndexKey } from '@tldraw/utils'
import { expect, test, vi } from 'vitest'
import { bindStore } from './bind-store.ts'
import { flushEdits } from './flush-edits.ts'
import { refuseUnfitShapes } from './refuse-unfit-shapes.ts'
import { createSeededDoc, createStore } from './testing/create-board.ts'

function open(shapes: TLShape[] = []) {
  const store = createStore()
  const doc = createSeededDoc(shapes)
  const onRemoved = vi.fn()
  const stop = refuseUnfitShapes(store, onRemoved)
  bindStore(store, doc)
  return { store, doc, stop, onRemoved }
}

function createEmbed(): TLShape {
  return {
    id: createShapeId(),
    typeName: 'shape',
    type: 'embed',
    x: 0,
    y: 0,
    rotation: 0,
    index: 'a1' as IndexKey,
    parentId: 'page:page' as TLParentId,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w: 300, h: 300, url: 'https://example.org/' },
  }
}

test('a page of another host that is pasted goes neither onto the canvas nor into the document', async () => {
  const { store, doc, onRemoved } = open()
  const [embed, note] = [createEmbed(), createNote()]
  store.put([embed, note])
  await Promise.resolve()
  expect(onRemoved).toHaveBeenCalledOnce()
  flushEdits(store)
  expect(store.has(embed.id)).toBe(false)
  expect(store.has(note.id)).toBe(true)
  expect([...doc.getMap('records').keys()].filter((id) => id.startsWith('shape:'))).toEqual([note.id])
})

test('a move further than the board goes is not made, and the next one is', () => {
  const note = createNote()
  const { store } = open([note])
  store.update(note.id, (shape) => ({ ...shape, x: 1e9 }))
  expect(store.get(note.id)).toMatchObject({ x: 0 })
  store.update(note.id, (shape) => ({ ...shape, x: 1e6 }))
  expect(store.get(note.id)).toMatchObject({ x: 1e6 })
})

test('what others brought is not judged a second time', () => {
  const { store } = open()
  const embed = createEmbed()
  store.mergeRemoteChanges(() => store.put([embed]))
  expect(store.has(embed.id)).toBe(true)
})
