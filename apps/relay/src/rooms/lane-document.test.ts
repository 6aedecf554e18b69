import { seedBoard, writeRecord } from '@anderhalf/board-model'
import { LIMITS, REJECT_CODE, type Lane } from '@anderhalf/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteOf } from '../socket/testing/note.ts'
import { createLaneDocument, type LaneDocument } from './lane-document.ts'
import { craftUpdate, type CraftedSection, type CraftedStruct } from './testing/craft-update.ts'

const SERVER = 1
const HONEST = 2
const HOSTILE = 3

let honest: Y.Doc
let lane: LaneDocument

function open(kind: Lane = 'canvas'): void {
  const seeded = new Y.Doc()
  seeded.clientID = SERVER
  seedBoard(seeded, { name: 'Proef', shapes: [] })
  const seed = Y.encodeStateAsUpdate(seeded)
  lane = createLaneDocument(kind, [seed], LIMITS)
  honest = new Y.Doc()
  honest.clientID = HONEST
  Y.applyUpdate(honest, seed)
}
beforeEach(() => open())

function take(update: Uint8Array): number | 'taken' {
  const taking = lane.take(update, { checkAuthors: () => null, mayUnlock: null, mayBeAuthor: null })
  return taking.ok ? 'taken' : taking.code
}

function edit(change: (doc: Y.Doc) => void): number | 'taken' {
  const before = Y.encodeStateVector(honest)
  honest.transact(() => change(honest))
  return take(Y.encodeStateAsUpdate(honest, before))
}

function recordMap(id: string): Y.Map<unknown> {
  return honest.getMap<Y.Map<unknown>>('records').get(id)!
}

function idOfMap(id: string): { client: number; clock: number } {
  const { client, clock } = [...honest.store.clients.values()]
    .flat()
    .find((item) => item instanceof Y.Item && item.parentSub === id && !item.deleted)!.id
  return { client, clock }
}

function hostile(...structs: CraftedStruct[]): CraftedSection[] {
  return [{ client: HOSTILE, clock: 0, structs }]
}

function nestedLists(depth: number): Y.XmlElement {
  const list = new Y.XmlElement('bulletList')
  const item = new Y.XmlElement('listItem')
  item.insert(0, [depth === 0 ? new Y.XmlElement('paragraph') : nestedLists(depth - 1)])
  list.insert(0, [item])
  return list
}

/** What the lane holds may not change by what it refuses. */
function expectRefused(update: Uint8Array, code: number): void {
  const before = Y.encodeStateAsUpdate(lane.doc)
  expect(take(update)).toBe(code)
  expect(Y.encodeStateAsUpdate(lane.doc)).toEqual(before)
}

describe('honest edits', () => {
  it('are taken: remarks in `meta` are written again and again, and stand beside other changes', () => {
    edit((doc) => writeRecord(doc, noteOf('a', 'Wonen')))
    for (const remark of ['een', 'twee', 'drie']) {
      expect(edit(() => recordMap('shape:a').set('m.remark', remark))).toBe('taken')
    }
    expect(edit(() => recordMap('shape:a').set('p.color', 'blue'))).toBe('taken')
    expect(edit(() => recordMap('shape:a').set('p.color', 'no colour'))).toBe(REJECT_CODE.invalidRecord)
  })

  it('are taken: a note is made, moved, coloured, typed in and deleted', () => {
    expect(edit((doc) => writeRecord(doc, noteOf('a', 'Wonen')))).toBe('taken')
    expect(edit(() => recordMap('shape:a').set('pos', [5, 5, 0, 'page:page']))).toBe('taken')
    expect(edit(() => recordMap('shape:a').set('p.color', 'blue'))).toBe('taken')
    const text = recordMap('shape:a').get('text') as Y.XmlFragment
    expect(edit(() => ((text.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(5, ' en zorg'))).toBe(
      'taken',
    )
    expect(edit((doc) => doc.getMap('records').delete('shape:a'))).toBe('taken')
    expect(lane.doc.toJSON()).toEqual(honest.toJSON())
  })

  it('of one person against a deletion by another are both taken', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(honest))
    edit((doc) => doc.getMap('records').delete('shape:a'))
    const before = Y.encodeStateVector(other)
    other.getMap<Y.Map<unknown>>('records').get('shape:a')!.set('p.color', 'red')
    expect(take(Y.encodeStateAsUpdate(other, before))).toBe('taken')
  })

  it('that are known already add nothing', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    const whole = Y.encodeStateAsUpdate(honest)
    expect(lane.take(whole, { checkAuthors: () => null, mayUnlock: null, mayBeAuthor: null })).toMatchObject({
      ok: true,
      update: null,
    })
  })

  it('with a history of deleted pieces are taken', () => {
    for (let time = 0; time < 50; time++) {
      honest.transact(() => writeRecord(honest, noteOf(`n${time}`, 'weg')))
      if (time % 2 === 0) honest.getMap('records').delete(`shape:n${time}`)
    }
    expect(take(Y.encodeStateAsUpdate(honest))).toBe('taken')
    expect(lane.doc.toJSON()).toEqual(honest.toJSON())
  })
})

describe('a malformed update is refused whole', () => {
  it('[Y1] when it is cut off or carries a flipped bit', () => {
    honest.transact(() => writeRecord(honest, noteOf('a', 'Wonen')))
    const update = Y.encodeStateAsUpdate(honest)
    for (let length = 0; length < update.length; length += 7) {
      expect(take(update.subarray(0, length))).not.toBe('taken')
    }
  })

  it('[Y2] when a piece has no length', () => {
    expectRefused(Uint8Array.from([1, 1, 0x4d, 0, 0, 0, 0]), REJECT_CODE.malformedUpdate)
    expectRefused(craftUpdate(hostile({ kind: 'gc', length: 0 })), REJECT_CODE.malformedUpdate)
    const deleted = { kind: 'item', parent: 'records', key: 'shape:x', content: { deleted: 0 } } as const
    expectRefused(craftUpdate(hostile(deleted)), REJECT_CODE.malformedUpdate)
    const text = { kind: 'item', parent: 'records', key: 'shape:x', content: { text: '' } } as const
    expectRefused(craftUpdate(hostile(text)), REJECT_CODE.malformedUpdate)
  })

  it('[Y3] when it claims more pieces than it holds', () => {
    expectRefused(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 0, 0]), REJECT_CODE.malformedUpdate)
    expectRefused(Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0, 1, 0]), REJECT_CODE.malformedUpdate)
  })

  it('[Y4] when clocks, lengths or client ids are beyond all sums', () => {
    expectRefused(craftUpdate(hostile({ kind: 'gc', length: 2 ** 53 - 1 })), REJECT_CODE.malformedUpdate)
    const far: CraftedSection = { client: HOSTILE, clock: 2 ** 41, structs: [{ kind: 'gc', length: 1 }] }
    expectRefused(craftUpdate([far]), REJECT_CODE.malformedUpdate)
    const big: CraftedSection = { client: 2 ** 40, clock: 0, structs: [{ kind: 'gc', length: 1 }] }
    expectRefused(craftUpdate([big]), REJECT_CODE.malformedUpdate)
    const endless = { client: SERVER, clock: 0, length: 2 ** 53 - 1 }
    expectRefused(craftUpdate([], [endless]), REJECT_CODE.malformedUpdate)
  })

  it('[Y1] when bytes are left over behind it', () => {
    honest.transact(() => writeRecord(honest, noteOf('a')))
    const update = Y.encodeStateAsUpdate(honest)
    expect(take(Uint8Array.of(...update, 0))).toBe(REJECT_CODE.malformedUpdate)
    expect(take(update)).toBe('taken')
  })

  it('[Y1] when it skips or names a client twice', () => {
    expectRefused(craftUpdate(hostile({ kind: 'skip', length: 3 })), REJECT_CODE.malformedUpdate)
    const gc: CraftedStruct = { kind: 'gc', length: 1 }
    const first: CraftedSection = { client: HOSTILE, clock: 0, structs: [gc] }
    const second: CraftedSection = { client: HOSTILE, clock: 1, structs: [gc] }
    expectRefused(craftUpdate([first, second]), REJECT_CODE.malformedUpdate)
  })
})

describe('[Y5] an update that builds on what is not there is refused', () => {
  it('when clocks are missing', () => {
    const ahead: CraftedSection = { client: HONEST, clock: 5, structs: [{ kind: 'gc', length: 1 }] }
    expectRefused(craftUpdate([ahead]), REJECT_CODE.missingContext)
  })

  it('when it waits beside an edit that is still to come', () => {
    const sleeper = { kind: 'item', origin: { client: HONEST, clock: 0 }, content: { any: [1] } } as const
    expectRefused(craftUpdate(hostile(sleeper)), REJECT_CODE.missingContext)
  })

  it('when it waits for a parent or for itself', () => {
    const orphan = {
      kind: 'item',
      parent: { client: 99, clock: 0 },
      key: '$',
      content: { any: [1] },
    } as const
    expectRefused(craftUpdate(hostile(orphan)), REJECT_CODE.missingContext)
    const loop = { kind: 'item', origin: { client: HOSTILE, clock: 0 }, content: { any: [1] } } as const
    expectRefused(craftUpdate(hostile(loop)), REJECT_CODE.missingContext)
  })

  it('when it says again what is known, but on other ground', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    const origin = { client: 99, clock: 0 }
    const again: CraftedSection = {
      client: HONEST,
      clock: 0,
      structs: [{ kind: 'item', origin, content: { any: [1] } }],
    }
    expectRefused(craftUpdate([again]), REJECT_CODE.missingContext)
  })

  it('when it deletes what nobody wrote', () => {
    expectRefused(craftUpdate([], [{ client: 99, clock: 0, length: 1 }]), REJECT_CODE.missingContext)
  })
})

describe('[Y10] content has its place', () => {
  it.each([
    ['another root', { kind: 'item', parent: 'meta', key: 'layout', content: { any: [9] } }],
    ['a new root', { kind: 'item', parent: 'elsewhere', content: { any: [9] } }],
    ['a root that is no map', { kind: 'item', parent: 'records', content: { any: [9] } }],
    ['a plain record', { kind: 'item', parent: 'records', key: 'shape:x', content: { any: [{}] } }],
    ['an array as record', { kind: 'item', parent: 'records', key: 'shape:x', content: { type: 0 } }],
    [
      'a hook as record',
      { kind: 'item', parent: 'records', key: 'shape:x', content: { type: 5, name: 'h' } },
    ],
    [
      'a document in the document',
      { kind: 'item', parent: 'records', key: 'shape:x', content: { subdocument: 'd' } },
    ],
    ['bytes', { kind: 'item', parent: 'records', key: 'shape:x', content: { bytes: Uint8Array.of(1) } }],
  ] as const)('and %s is not taken', (_, struct) => {
    expectRefused(craftUpdate(hostile(struct)), REJECT_CODE.malformedUpdate)
  })

  it('inside a record and its text too', () => {
    edit((doc) => writeRecord(doc, noteOf('a', 'Wonen')))
    const note = idOfMap('shape:a')
    const text = { client: HONEST, clock: honestTextClock() }
    for (const struct of [
      { kind: 'item', parent: note, key: 'p.color', content: { type: 1 } },
      { kind: 'item', parent: note, key: 'text', content: { any: ['plain'] } },
      { kind: 'item', parent: note, content: { any: [1] } },
      { kind: 'item', parent: note, key: '__proto__', content: { any: [1] } },
      { kind: 'item', parent: note, key: 'p.__proto__', content: { any: [{ w: 1 }] } },
      { kind: 'item', parent: note, key: 'm.__proto__', content: { any: [{ author: 'x' }] } },
      { kind: 'item', parent: note, key: 'p.color', content: { any: [JSON.parse('{"__proto__":{"x":1}}')] } },
      { kind: 'item', parent: note, key: 'p.color', content: { any: ['red', 'blue'] } },
      { kind: 'item', parent: text, content: { type: 3, name: 'script' } },
      { kind: 'item', parent: text, content: { text: 'loose characters' } },
    ] as const) {
      expectRefused(craftUpdate(hostile(struct)), REJECT_CODE.malformedUpdate)
    }
  })

  it('in a text: no script address, no loose words, no strange headings, and not without end', () => {
    edit((doc) => writeRecord(doc, noteOf('a', 'Wonen')))
    const text = (): Y.XmlFragment => recordMap('shape:a').get('text') as Y.XmlFragment
    const words = (): Y.XmlText => (text().get(0) as Y.XmlElement).get(0) as Y.XmlText
    const bad: ((doc: Y.Doc) => void)[] = [
      () => words().format(0, 5, { link: { href: 'javascript:alert(1)' } }),
      () => words().format(0, 5, { blink: {} }),
      () => text().insert(0, [new Y.XmlText('loose')]),
      () => text().insert(0, [new Y.XmlElement('listItem')]),
      () => {
        const heading = new Y.XmlElement('heading')
        heading.setAttribute('level', 99 as never)
        text().insert(0, [heading])
      },
    ]
    const tooLong: ((doc: Y.Doc) => void)[] = [
      () => words().insert(0, 'a'.repeat(LIMITS.maxTextLength)),
      () =>
        text().insert(
          0,
          Array.from({ length: 2_001 }, () => new Y.XmlElement('paragraph')),
        ),
      () => text().insert(0, [nestedLists(40)]),
    ]
    const good = Y.encodeStateAsUpdate(honest)
    const again = (): void => {
      honest = new Y.Doc()
      Y.applyUpdate(honest, good)
    }
    for (const change of bad) {
      again()
      expect(edit(change)).toBe(REJECT_CODE.malformedUpdate)
    }
    for (const change of tooLong) {
      again()
      expect(edit(change)).toBe(REJECT_CODE.textTooLong)
    }
    again()
    const marks = { bold: {}, link: { href: 'https://wonen.example' } }
    expect(edit(() => words().format(0, 5, marks))).toBe('taken')
  })

  it('and an item between two places is not taken', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    edit((doc) => writeRecord(doc, noteOf('b')))
    const struct = {
      kind: 'item',
      origin: idOfMap('shape:a'),
      rightOrigin: idOfMap('shape:b'),
      content: { any: [1] },
    } as const
    expectRefused(craftUpdate(hostile(struct)), REJECT_CODE.malformedUpdate)
  })

  function honestTextClock(): number {
    const text = recordMap('shape:a').get('text')
    return honest.store.clients
      .get(HONEST)!
      .find(
        (item) =>
          item instanceof Y.Item && item.content instanceof Y.ContentType && item.content.type === text,
      )!.id.clock
  }
})

describe('[Y12] records fit the schema', () => {
  it.each([
    ['an unknown colour', { 'p.color': 'puce' }],
    ['a script as address', { 'p.url': 'javascript:alert(1)' }],
    ['a position without end', { pos: [1e308, 0, 0, 'page:page'] }],
    ['an unknown field', { 'p.unknown': 1 }],
    ['another type', { $: { typeName: 'shape', type: 'geo' } }],
  ])('and %s is refused', (_, changes) => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    const code = edit(() => {
      for (const [key, value] of Object.entries(changes)) recordMap('shape:a').set(key, value)
    })
    expect(code).toBe(REJECT_CODE.invalidRecord)
    expect(lane.doc.getMap<Y.Map<unknown>>('records').get('shape:a')!.get('p.color')).toBeUndefined()
  })

  it('a stroke is taken chunk by chunk, and what is no chunk or too much of it is refused', () => {
    const STROKE = 'shape:stroke'
    const stroke = (count: number) => {
      const points = Array.from({ length: count }, (_, at) => ({ x: at, y: (at * at) % 90, z: 0.5 }))
      const segments = [{ type: 'free', points }]
      const style = { color: 'black', fill: 'none', dash: 'draw', size: 'm', scale: 1 }
      const props = { ...style, segments, isComplete: false, isClosed: false, isPen: false }
      return { ...noteOf('stroke'), type: 'draw', props } as ReturnType<typeof noteOf>
    }
    const draw = (from: number, to: number) =>
      edit((doc) => writeRecord(doc, stroke(to), { before: stroke(from) }))
    expect(edit((doc) => writeRecord(doc, stroke(1)))).toBe('taken')
    expect(draw(1, 60)).toBe('taken')
    expect(draw(60, 3_000)).toBe('taken')
    const chunk = recordMap(STROKE).get('ink.2')
    expect(edit(() => recordMap(STROKE).delete('ink.2'))).toBe('taken')
    expect(edit(() => recordMap(STROKE).set('ink.2', chunk))).toBe('taken')

    expect(edit(() => recordMap(STROKE).set('ink.3', chunk))).toBe(REJECT_CODE.invalidRecord)
    open()
    expect(edit((doc) => writeRecord(doc, stroke(9)))).toBe('taken')
    expect(edit(() => recordMap(STROKE).set('ink.1', 'abcd<script>'))).toBe(REJECT_CODE.invalidRecord)
    open()
    expect(edit((doc) => writeRecord(doc, stroke(9)))).toBe('taken')
    expect(edit(() => recordMap(STROKE).delete('ink.0'))).toBe(REJECT_CODE.invalidRecord)
    open()
    expect(edit((doc) => writeRecord(doc, noteOf('a')))).toBe('taken')
    expect(edit(() => recordMap('shape:a').set('ink.0', chunk))).toBe(REJECT_CODE.invalidRecord)
  })

  it('and a record without base or of another type is refused', () => {
    expect(edit((doc) => doc.getMap('records').set('shape:x', new Y.Map([['p.color', 'red']])))).toBe(
      REJECT_CODE.invalidRecord,
    )
  })

  it('and the parts of a record that it cannot do without stay', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    expect(edit(() => recordMap('shape:a').delete('$'))).toBe(REJECT_CODE.invalidRecord)
  })

  it('and the document and its last page stay', () => {
    expect(edit((doc) => doc.getMap('records').delete('document:document'))).toBe(REJECT_CODE.invalidRecord)
    open()
    expect(edit((doc) => doc.getMap('records').delete('page:page'))).toBe(REJECT_CODE.invalidRecord)
  })

  it.each(['schema', 'layout', 'generation'])(
    'and what the server noted about the board stays: its %s cannot be deleted',
    (key) => {
      const meta = lane.doc.getMap('meta').toJSON()
      expect(edit((doc) => doc.getMap('meta').delete(key))).toBe(REJECT_CODE.invalidRecord)
      expect(lane.doc.getMap('meta').toJSON()).toEqual(meta)
    },
  )

  it('and a second move is looked at as well as the first', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    for (let time = 0; time < 3; time++) {
      expect(edit(() => recordMap('shape:a').set('pos', [time, 5, 0, 'page:page']))).toBe('taken')
    }
    const good = Y.encodeStateAsUpdate(honest)
    for (const position of [
      [1e308, 0, 0, 'page:page'],
      ['1', 0, 0, 'page:page'],
      [1, 2, 3],
      [0, 0, 0, 'shape:a'],
    ]) {
      honest = new Y.Doc()
      Y.applyUpdate(honest, good)
      expect(edit(() => recordMap('shape:a').set('pos', position))).toBe(REJECT_CODE.invalidRecord)
    }
  })

  it('and a record inside itself or of more fields than anybody needs is refused', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    const good = Y.encodeStateAsUpdate(honest)
    expect(edit(() => recordMap('shape:a').set('pos', [0, 0, 0, 'shape:a']))).toBe(REJECT_CODE.invalidRecord)
    honest = new Y.Doc()
    Y.applyUpdate(honest, good)
    const many = edit(() => {
      for (let field = 0; field < 1_000; field++) recordMap('shape:a').set(`m.field${field}`, 1)
    })
    expect(many).toBe(REJECT_CODE.invalidRecord)
  })

  it('and a record deeper than the limit is refused', () => {
    edit((doc) => writeRecord(doc, noteOf('a')))
    let deep: unknown = 1
    for (let depth = 0; depth <= LIMITS.maxValueDepth; depth++) deep = { deep }
    expect(edit(() => recordMap('shape:a').set('m.deep', deep))).toBe(REJECT_CODE.malformedUpdate)
  })

  it('and on the review lane the layout alone counts', () => {
    open('review')
    expect(edit((doc) => doc.getMap('records').set('mark:1', new Y.Map([['$', { kind: 'tip' }]])))).toBe(
      'taken',
    )
  })
})

describe('limits', () => {
  it('refuse a record too many and take one after another was deleted', () => {
    lane = createLaneDocument('canvas', [Y.encodeStateAsUpdate(honest)], { ...LIMITS, maxRecords: 3 })
    expect(edit((doc) => writeRecord(doc, noteOf('a')))).toBe('taken')
    expect(edit((doc) => doc.getMap('records').delete('shape:a'))).toBe('taken')
    expect(edit((doc) => writeRecord(doc, noteOf('b')))).toBe('taken')
    expect(edit((doc) => writeRecord(doc, noteOf('c')))).toBe(REJECT_CODE.boardFull)
  })
})
