import { createTemplateRecord, type TemplateShape } from '@anderhalf/board-model'
import { beforeEach, expect, it } from 'vitest'
import type { TLStore } from '@tldraw/tlschema'
import { keepLockedTemplates } from './keep-locked-templates.ts'
import { createStore } from './testing/create-board.ts'

const template = createTemplateRecord({ templateId: 'a/b', version: 1, x: 0, y: 0, w: 800, h: 600 })
let store: TLStore
beforeEach(() => {
  store = createStore()
  keepLockedTemplates(store)
})

function arrives(change: Partial<TemplateShape> = {}): void {
  store.mergeRemoteChanges(() => store.put([{ ...template, ...change }]))
}

it('leaves a template that others locked where it is', () => {
  arrives()
  store.update(template.id, (shape) => ({ ...shape, x: 50, isLocked: false }))
  store.remove([template.id])
  expect(store.get(template.id)).toEqual(template)
})

it('shows what others do to it', () => {
  arrives()
  arrives({ x: 50, isLocked: false })
  expect(store.get(template.id)).toMatchObject({ x: 50, isLocked: false })
  store.mergeRemoteChanges(() => store.remove([template.id]))
  expect(store.get(template.id)).toBeUndefined()
})

it('lets an unlocked one be moved, and not be locked', () => {
  arrives({ isLocked: false })
  store.update(template.id, (shape) => ({ ...shape, x: 50, isLocked: true }))
  expect(store.get(template.id)).toMatchObject({ x: 50, isLocked: false })
})

it('lets a person take back what they put down', () => {
  store.put([template])
  store.remove([template.id])
  expect(store.get(template.id)).toBeUndefined()
})
