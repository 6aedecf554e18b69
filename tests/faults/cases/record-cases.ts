import * as Y from 'yjs'
import { ATTACKER_CLIENT } from '../attacker/attacker-client.ts'
import { expect } from 'vitest'
import { REJECT_CODE } from '@anderhalf/protocol'
import type { AttackCase } from '../arena.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { refusedUpdate, rejectCodeOf } from './offending-update.ts'

type RecordMap = Y.Map<unknown>
type Base = Record<string, unknown> & { props: Record<string, unknown> }

/** A note that was good until `spoil` changed it. */
function spoiltNote(spoil: (map: RecordMap, base: Base) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = ATTACKER_CLIENT
  const record = createNote({ text: 'tekst' })
  // One transaction, so that no good version of the record is ever in the history.
  doc.transact(() => {
    writeNote(doc, record)
    const map = doc.getMap<RecordMap>('records').get(record.id)
    if (map === undefined) throw new Error('the note is gone')
    const base = structuredClone(map.get('$')) as Base
    spoil(map, base)
    map.set('$', base)
  })
  return Y.encodeStateAsUpdate(doc)
}

function spoiltProp(name: string, value: unknown): Uint8Array {
  return spoiltNote((_, base) => {
    base.props[name] = value
  })
}

function fragmentOf(fill: (fragment: Y.XmlFragment) => void): Uint8Array {
  return spoiltNote((map) => {
    const fragment = new Y.XmlFragment()
    map.set('text', fragment)
    fill(fragment)
  })
}

function linkTo(href: string): Uint8Array {
  return fragmentOf((fragment) => {
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    fragment.push([paragraph])
    paragraph.push([text])
    text.insert(0, 'klik', { link: { href, target: '_blank', rel: '', class: null } })
  })
}

const SPOILT: readonly (readonly [title: string, update: () => Uint8Array])[] = [
  ['of an unknown shape type', () => spoiltNote((_, base) => void (base['type'] = 'virus'))],
  ['of an unknown record type', () => spoiltNote((_, base) => void (base['typeName'] = 'virus'))],
  [
    'of a type that belongs to one screen',
    () => spoiltNote((_, base) => void (base['typeName'] = 'instance')),
  ],
  [
    'of another record type than its id says',
    () => spoiltNote((_, base) => void (base['typeName'] = 'asset')),
  ],
  ['that shows pages of others', () => spoiltNote((_, base) => void (base['type'] = 'embed'))],
  ['without props', () => spoiltNote((_, base) => void (base.props = {}))],
  ['with a field too many', () => spoiltNote((_, base) => void (base['extra'] = 1))],
  ['with a prop too many', () => spoiltProp('extra', 1)],
  ['with a colour that does not exist', () => spoiltProp('color', 'javascript')],
  ['with a size that is a number', () => spoiltProp('size', 4)],
  ['at NaN', () => spoiltNote((map) => void map.set('pos', [Number.NaN, 0, 0, 'page:page']))],
  [
    'at infinity',
    () => spoiltNote((map) => void map.set('pos', [0, Number.POSITIVE_INFINITY, 0, 'page:page'])),
  ],
  ['at 1e308', () => spoiltNote((map) => void map.set('pos', [1e308, 0, 0, 'page:page']))],
  ['with a position of texts', () => spoiltNote((map) => void map.set('pos', ['0', '0', '0', 'page:page']))],
  ['with a position of two numbers', () => spoiltNote((map) => void map.set('pos', [0, 0]))],
  ['with a position of nothing', () => spoiltNote((map) => void map.set('pos', null))],
  [
    'with a parent that is no page and no shape',
    () => spoiltNote((map) => void map.set('pos', [0, 0, 0, 'user:x'])),
  ],
  ['with an index that sorts nowhere', () => spoiltNote((map) => void map.set('index', '!!!'))],
  ['with an index of nothing', () => spoiltNote((map) => void map.set('index', ''))],
  ['with a javascript link', () => spoiltProp('url', 'javascript:alert(1)')],
  ['with a data link', () => spoiltProp('url', 'data:text/html,<script>alert(1)</script>')],
  ['with a javascript link in its text', () => linkTo('javascript:alert(1)')],
  [
    'with an element that text does not know',
    () => fragmentOf((it) => it.push([new Y.XmlElement('script')])),
  ],
  ['with text outside a paragraph', () => fragmentOf((it) => it.push([new Y.XmlText('los')]))],
  [
    'with a heading of level 99',
    () =>
      fragmentOf((it) => {
        const heading = new Y.XmlElement('heading')
        heading.setAttribute('level', '99')
        it.push([heading])
      }),
  ],
  [
    'with a text of 200 kB',
    () =>
      fragmentOf((it) => {
        const paragraph = new Y.XmlElement('paragraph')
        it.push([paragraph])
        paragraph.push([new Y.XmlText('x'.repeat(200_000))])
      }),
  ],
  ['with an override of an unknown prop', () => spoiltNote((map) => void map.set('p.virus', 1))],
  ['with an override of a bad value', () => spoiltNote((map) => void map.set('p.color', { evil: true }))],
  ['with a key that the layout does not know', () => spoiltNote((map) => void map.set('virus', 1))],
  ['without its position', () => spoiltNote((map) => map.delete('pos'))],
  ['with an opacity of 50', () => spoiltNote((_, base) => void (base['opacity'] = 50))],
]

const spoilt = SPOILT.map(([title, update]) => refusedUpdate({ id: 'Y12', title: `a note ${title}`, update }))

const others: readonly AttackCase[] = (
  [
    ['a camera of one screen', 'camera:page:page', { typeName: 'camera', x: 0, y: 0, z: 1, meta: {} }],
    [
      'a pointer of one screen',
      'pointer:pointer',
      { typeName: 'pointer', lastActivityTimestamp: 0, meta: {} },
    ],
    [
      'a presence of one screen',
      'instance_presence:x',
      { typeName: 'instance_presence', userId: 'x', userName: 'x' },
    ],
    [
      'an image of another host',
      'asset:x',
      {
        typeName: 'asset',
        type: 'image',
        props: {
          w: 1,
          h: 1,
          name: 'x',
          isAnimated: false,
          mimeType: 'image/png',
          src: 'https://evil.example/x.png',
        },
        meta: {},
      },
    ],
    ['a record whose id has no type', 'zomaar', { typeName: 'shape', type: 'note', props: {}, meta: {} }],
    [
      'a record with an id of 10,000 characters',
      `shape:${'a'.repeat(10_000)}`,
      { typeName: 'shape', type: 'note' },
    ],
  ] as const
).map(([title, id, base]) =>
  refusedUpdate({
    id: 'Y12',
    title,
    update: () => {
      const doc = new Y.Doc()
      doc.clientID = ATTACKER_CLIENT
      doc.getMap('records').set(
        id,
        new Y.Map<unknown>([
          ['$', base],
          ['index', 'a1'],
        ]),
      )
      return Y.encodeStateAsUpdate(doc)
    },
  }),
)

/** Valid node by node, and deeper than any program reads. */
function listsInLists(depth: number): Uint8Array {
  return fragmentOf((fragment) => {
    let container: Y.XmlFragment | Y.XmlElement = fragment
    for (let level = 0; level < depth; level += 1) {
      const list = new Y.XmlElement('bulletList')
      const entry = new Y.XmlElement('listItem')
      container.push([list])
      list.push([entry])
      entry.push([new Y.XmlElement('paragraph')])
      container = entry
    }
  })
}

export const recordCases: readonly AttackCase[] = [
  ...spoilt,
  ...others,
  refusedUpdate({
    id: 'Y11',
    title: 'lists in lists, 2,000 deep in a text',
    update: () => listsInLists(2000),
  }),
  refusedUpdate({
    id: 'Y12',
    title: 'a note that is its own parent',
    update: () => {
      const doc = new Y.Doc()
      doc.clientID = ATTACKER_CLIENT
      const record = createNote()
      doc.transact(() => {
        writeNote(doc, record)
        doc.getMap<RecordMap>('records').get(record.id)?.set('pos', [0, 0, 0, record.id])
      })
      return Y.encodeStateAsUpdate(doc)
    },
  }),
  {
    id: 'Y12',
    title: 'a good note of somebody else cannot be turned into a bad one',
    attack: async (arena) => {
      const note = arena.alice.addNote({ text: 'goed' })
      await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 5000)
      for (const [key, value] of [
        ['pos', [Number.NaN, 0, 0, 'page:page']],
        ['p.color', 'virus'],
        ['p.url', 'javascript:alert(1)'],
        ['$', { virus: true }],
      ] as const) {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(arena.bob.doc))
        const known = Y.encodeStateVector(doc)
        doc.getMap<RecordMap>('records').get(note)?.set(key, value)
        const attacker = await arena.connect()
        await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc, known)))
        await attacker.settled()
        attacker.close()
      }
      const record = arena.bob.doc.getMap<RecordMap>('records').get(note)
      expect(record?.get('pos')).toEqual([0, 0, 0, 'page:page'])
      expect(record?.get('p.color')).toBeUndefined()
      expect(record?.get('p.url')).toBeUndefined()
      expect(record?.get('$')).not.toHaveProperty('virus')
    },
  },
  {
    id: 'Y12',
    title: 'the document and its first page cannot be taken away from under everybody',
    attack: async (arena) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(arena.bob.doc))
      const known = Y.encodeStateVector(doc)
      doc.transact(() => {
        for (const id of ['document:document', 'page:page']) doc.getMap('records').delete(id)
      })
      const attacker = await arena.connect()
      await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc, known)))
      await attacker.settled()
      const note = arena.alice.addNote()
      await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 5000)
      expect(arena.bob.doc.getMap('records').has('document:document')).toBe(true)
      expect(arena.bob.doc.getMap('records').has('page:page')).toBe(true)
    },
  },
  {
    id: 'Y12',
    title: 'a client that said HELLO hears that a record was refused',
    attack: async (arena) => {
      const attacker = await arena.connect()
      expect(await rejectCodeOf(attacker, spoiltProp('color', 'virus'))).toBe(REJECT_CODE.invalidRecord)
    },
  },
]
