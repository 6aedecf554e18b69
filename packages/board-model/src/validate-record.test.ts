import { AssetRecordType, CameraRecordType, type TLNoteShape } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import { createTemplateRecord } from './template-shape.ts'
import { createFrame, createNote } from './testing/shapes.ts'
import { validateRecord } from './validate-record.ts'

const note = createNote()

function noteWith(props: Partial<Record<keyof TLNoteShape['props'], unknown>>) {
  return { ...note, props: { ...note.props, ...props } }
}

function textWithLink(href: string) {
  const marks = [{ type: 'link', attrs: { href } }]
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }] }
}

function imageFrom(src: string) {
  return AssetRecordType.create({
    id: AssetRecordType.createId(),
    type: 'image',
    props: { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png', src },
    meta: {},
  })
}

test('notes, frames, template frames and images of this server are taken', () => {
  const template = createTemplateRecord({ templateId: 'a/b', version: 1, x: 0, y: 0, w: 10, h: 10 })
  const taken = [
    note,
    createFrame(),
    template,
    imageFrom('/assets/x'),
    imageFrom('data:image/png;base64,AAAA'),
  ]
  for (const record of taken) expect(validateRecord(record)).toEqual({ ok: true, record })
})

test.each([
  ['nothing', null, 'unreadable', ''],
  ['an unknown record type', { ...note, typeName: 'toString' }, 'type', 'typeName'],
  ['what belongs to one person', CameraRecordType.create({}), 'type', 'typeName'],
  ['an embedded page', { ...note, type: 'embed' }, 'type', 'type'],
  ['an unknown shape type', { ...note, type: 'virus' }, 'schema', 'type'],
  ['an unknown colour', noteWith({ color: 'infrared' }), 'schema', 'props.color'],
  ['an unknown prop', noteWith({ ['evil' as 'url']: 1 }), 'schema', 'props.evil'],
  ['NaN', { ...note, x: Number.NaN }, 'number', 'x'],
  ['a place beyond the canvas', { ...note, y: 1e9 }, 'number', 'y'],
  ['an absurd size', noteWith({ growY: 1e300 }), 'number', 'props.growY'],
  ['a script behind a note', noteWith({ url: 'javascript:alert(1)' }), 'schema', 'props.url'],
  [
    'a script behind a word',
    noteWith({ richText: textWithLink('javascript:alert(1)') }),
    'text',
    'props.richText',
  ],
  [
    'an empty text node',
    noteWith({ richText: { type: 'doc', content: [{ type: 'text', text: '' }] } }),
    'text',
    'props.richText',
  ],
  [
    'an unknown mark',
    noteWith({ richText: { type: 'doc', content: [{ type: 'blink' }] } }),
    'text',
    'props.richText',
  ],
  [
    'a book',
    noteWith({ richText: createNote({ text: 'x'.repeat(20_001) }).props.richText }),
    'textTooLong',
    'props.richText',
  ],
  ['an image elsewhere', imageFrom('https://example.org/x.png'), 'imageSource', 'props.src'],
  ['an image that can run', imageFrom('data:image/svg+xml;base64,AAAA'), 'imageSource', 'props.src'],
])('%s is refused with its place', (_, record, code, path) => {
  expect(validateRecord(record)).toMatchObject({ ok: false, fault: { code, path } })
})

test('a value that lies too deep is refused', () => {
  let deep: object = {}
  for (let depth = 0; depth < 100; depth += 1) deep = { deep }
  expect(validateRecord({ ...note, meta: deep })).toMatchObject({ ok: false, fault: { code: 'tooDeep' } })
})
