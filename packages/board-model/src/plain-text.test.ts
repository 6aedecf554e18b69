import { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { yXmlFragmentToProsemirrorJSON } from 'y-prosemirror'
import * as Y from 'yjs'
import { boardTextSchema } from './board-text-schema.ts'
import { writeText } from './board-text.ts'
import { readPlainText } from './plain-text.ts'

function fragmentWith(richText: unknown): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  writeText(fragment, richText)
  return fragment
}

function textOf(...content: object[]) {
  return { type: 'doc', content }
}

function words(text: string, marks: object[] = []) {
  return { type: 'text', text, ...(marks.length > 0 && { marks }) }
}

test.each([
  ['an empty line', textOf({ type: 'paragraph' })],
  ['one line', textOf({ type: 'paragraph', content: [words('wonen')] })],
  [
    'three lines, one of them empty, one from right to left',
    textOf(
      { type: 'paragraph', content: [words('wonen & <zorg>')] },
      { type: 'paragraph' },
      { type: 'paragraph', attrs: { dir: 'rtl' }, content: [words('بيت')] },
    ),
  ],
])('%s is read as ProseMirror reads it', (_, richText) => {
  const fragment = fragmentWith(richText)
  const json: unknown = yXmlFragmentToProsemirrorJSON(fragment)
  expect(readPlainText(fragment)).toEqual(Node.fromJSON(boardTextSchema, json).toJSON())
})

test.each([
  ['a bold word', textOf({ type: 'paragraph', content: [words('wonen', [{ type: 'bold' }])] })],
  [
    'a bold word among others',
    textOf({ type: 'paragraph', content: [words('wij '), words('wonen', [{ type: 'bold' }])] }),
  ],
  ['a break', textOf({ type: 'paragraph', content: [words('wonen'), { type: 'hardBreak' }, words('zorg')] })],
  ['a heading', textOf({ type: 'heading', content: [words('wonen')] })],
])('%s is left to ProseMirror', (_, richText) => {
  expect(readPlainText(fragmentWith(richText))).toBeNull()
})

test('text that no editor writes is left to ProseMirror', () => {
  const fragment = fragmentWith(textOf({ type: 'paragraph', content: [words('wonen')] }))
  const [paragraph] = fragment.toArray() as Y.XmlElement[]
  paragraph?.setAttribute('dir', 'sideways')
  expect(readPlainText(fragment)).toBeNull()
})
