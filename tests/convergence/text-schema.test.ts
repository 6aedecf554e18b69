// @vitest-environment happy-dom
import { boardTextSchema } from '@anderhalf/board-model'
import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { tipTapDefaultExtensions } from 'tldraw'

type TextSchema = typeof boardTextSchema

/** All of a schema that decides what a document may be; how it is drawn and pasted does not. */
function rulesOf(schema: TextSchema) {
  const nodes = Object.entries(schema.nodes).map(([name, type]) => {
    const { content, group, inline, attrs, marks, defining, selectable, linebreakReplacement } = type.spec
    return [
      name,
      { content, group, inline, attrs: defaultsOf(attrs), marks, defining, selectable, linebreakReplacement },
    ]
  })
  const marks = Object.entries(schema.marks).map(([name, type], rank) => {
    const { attrs, inclusive, code } = type.spec
    const excludes = Object.values(schema.marks).filter((other) => type.excludes(other))
    return [
      name,
      { rank, attrs: defaultsOf(attrs), inclusive, code, excludes: excludes.map((mark) => mark.name) },
    ]
  })
  return { top: schema.topNodeType.name, nodes: Object.fromEntries(nodes), marks: Object.fromEntries(marks) }
}

function defaultsOf(attrs: Record<string, { default?: unknown }> | null | undefined) {
  return Object.fromEntries(Object.entries(attrs ?? {}).map(([name, attr]) => [name, attr.default]))
}

test('the text schema of a board is the one that the text editor of tldraw makes', () => {
  expect(rulesOf(boardTextSchema)).toEqual(rulesOf(getSchema(tipTapDefaultExtensions)))
})
