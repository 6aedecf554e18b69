import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardSchema } from './board-schema.ts'
import { META_MAP } from './layout.ts'
import { readBoard } from './read-record.ts'
import { seedBoard } from './seed-board.ts'
import { createTemplateRecord } from './template-shape.ts'

test('a seeded board has its document, one page, its frames in order and the versions that it was made with', () => {
  const doc = new Y.Doc()
  const frame = { templateId: 'systemic-context/rings', version: 1, x: 0, y: 0, w: 1200, h: 900 }
  const shapes = [createTemplateRecord(frame), createTemplateRecord({ ...frame, x: 1300 })]
  seedBoard(doc, { name: 'Wonen', shapes })

  const { records, rejected } = readBoard(doc)
  expect(rejected).toEqual([])
  expect(records.map((record) => record.typeName)).toEqual(['document', 'page', 'shape', 'shape'])
  expect(records.slice(2)).toMatchObject([
    { x: 0, index: 'a1', isLocked: true },
    { x: 1300, index: 'a2', isLocked: true },
  ])
  expect(doc.getMap(META_MAP).toJSON()).toEqual({ schema: boardSchema.serialize(), layout: 1, generation: 1 })
})
