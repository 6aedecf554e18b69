import { expect, test } from 'vitest'
import { tableForm } from './table-form.ts'

const TABLE = tableForm({
  at: { x: 10, y: 20 },
  columns: [
    { id: 'left', size: 300 },
    { id: 'right', size: 500 },
  ],
  rows: [
    { id: 'top', size: 200 },
    { id: 'bottom', size: 250 },
  ],
  columnHeadHeight: 40,
  rowHeadWidth: 60,
  fontSize: 20,
  zonePrefix: 'part.',
  meaningOf: (column) => (column === 'left' ? 'west' : undefined),
})

test('a cell lies under its column and beside its row, which name it together', () => {
  expect(TABLE.zones).toEqual([
    {
      id: 'part.top.left',
      label: 'left',
      within: ['top'],
      meaning: 'west',
      area: { kind: 'rect', x: 70, y: 60, w: 300, h: 200 },
    },
    {
      id: 'part.top.right',
      label: 'right',
      within: ['top'],
      area: { kind: 'rect', x: 370, y: 60, w: 500, h: 200 },
    },
    {
      id: 'part.bottom.left',
      label: 'left',
      within: ['bottom'],
      meaning: 'west',
      area: { kind: 'rect', x: 70, y: 260, w: 300, h: 250 },
    },
    {
      id: 'part.bottom.right',
      label: 'right',
      within: ['bottom'],
      area: { kind: 'rect', x: 370, y: 260, w: 500, h: 250 },
    },
  ])
})

test('the ground is the cells without their headings', () => {
  expect(TABLE.ground).toEqual({ kind: 'rect', x: 70, y: 60, w: 800, h: 450 })
})
