import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { readRecord, stateDigest, textFragmentOf, validateRecord, writeRecord } from '@anderhalf/board-model'
import { expect } from 'vitest'
import { CLOSE_REASON, encodeAnderhalfMessage, LIMITS } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { Arena, AttackCase } from '../arena.ts'
import { openAttackSocket } from '../attacker/attack-socket.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createHonestClient, type HonestClient } from '../honest/honest-client.ts'
import { createEveryRecord } from '../honest/every-record.ts'
import { createReturningClient } from '../honest/returning-client.ts'
import { areEqualDocs } from '../honest/assert-equal-boards.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { joinByLink } from '../target/board-api.ts'
import { nextLocalAddress } from '../target/local-address.ts'
import { createTcpProxy } from '../target/tcp-proxy.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'

async function arrive(arena: Arena, visitor?: Visitor, doc?: Y.Doc): Promise<HonestClient> {
  const client = createHonestClient(
    arena.server,
    arena.board,
    visitor ?? (await arena.enter()),
    doc ? { doc } : {},
  )
  await client.synced()
  return client
}

async function expectAtBob(arena: Arena, noteIds: readonly string[], withinMs = 20_000): Promise<void> {
  const all = (): boolean => noteIds.every((id) => arena.bob.positionOf(id) !== null)
  expect(await arena.bob.changes.until(all, withinMs), 'all notes reach the others').toBe(true)
}

type CanvasRecord = Parameters<typeof writeRecord>[1]

/** What Bob reads is what was written. */
async function expectRecordsAtBob(arena: Arena, records: readonly { readonly id: string }[]): Promise<void> {
  const isThere = (record: { readonly id: string }): boolean => {
    const reading = readRecord(arena.bob.doc, record.id)
    return reading?.ok === true && isDeepStrictEqual(withoutRichText(reading.record), withoutRichText(record))
  }
  await arena.bob.changes.until(() => records.every(isThere), 5000)
  for (const record of records) {
    const reading = readRecord(arena.bob.doc, record.id)
    expect(reading, record.id).toMatchObject({ ok: true, textRepaired: false })
    expect(reading?.ok === true && withoutRichText(reading.record)).toEqual(withoutRichText(record))
  }
}

/** Attributes that have their default may be written or left out. */
function withoutRichText(record: object): unknown {
  const { props, ...rest } = record as { readonly props?: Readonly<Record<string, unknown>> }
  return props === undefined ? rest : { ...rest, props: { ...props, richText: null } }
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
}

function secretFor(board: TargetBoard): string {
  const { links } = board as TargetBoard & { readonly links?: Readonly<Record<string, string>> }
  return links?.['participant']?.split('#')[1] ?? ''
}

export const honestCases: readonly AttackCase[] = [
  {
    id: 'Y7',
    title: 'the same person on a new socket, while the old one hangs, goes on writing',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const proxy = await createTcpProxy(arena.server.port)
      const doc = new Y.Doc()
      const before = createHonestClient(arena.server, arena.board, visitor, { doc, origin: proxy.origin })
      await before.synced()
      await expectAtBob(arena, [before.addNote({ text: 'voor' })])
      proxy.stall()
      before.provider.shouldConnect = false
      const after = await arrive(arena, visitor, doc)
      await expectAtBob(arena, [after.addNote({ text: 'na' })])
      after.close()
      before.provider.destroy()
      await proxy.close()
    },
  },
  {
    id: 'N5',
    title: 'a second tab hands over what the first tab wrote without a connection',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const first = await arrive(arena, visitor)
      await expectAtBob(arena, [first.addNote({ text: 'met verbinding' })])
      first.provider.disconnect()
      const offline = first.addNote({ text: 'zonder verbinding' })
      const second = new Y.Doc()
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first.doc))
      const tab = await arrive(arena, visitor, second)
      await expectAtBob(arena, [offline, tab.addNote({ text: 'tweede tab' })])
      first.provider.connect()
      await first.synced()
      await expectAtBob(arena, [first.addNote({ text: 'weer terug' })])
      first.close()
      tab.close()
    },
  },
  {
    id: 'N3',
    title: 'hours without a connection and 400 edits merge whole',
    attack: async (arena) => {
      const carol = await arrive(arena)
      carol.provider.disconnect()
      const notes: string[] = []
      for (let edit = 0; edit < 400; edit += 1) {
        if (edit % 4 === 0) notes.push(carol.addNote({ text: `idee ${edit}`, x: edit }))
        else carol.moveNote(notes.at(-1) ?? '', edit, edit)
      }
      const meanwhile = Array.from({ length: 20 }, (_, at) => arena.alice.addNote({ x: at }))
      await expectAtBob(arena, meanwhile)
      carol.provider.connect()
      await expectAtBob(arena, notes)
      const equal = (): boolean => areEqualDocs(carol.doc, arena.bob.doc)
      expect(await carol.changes.until(equal, 5000)).toBe(true)
      carol.close()
    },
  },
  {
    id: 'N3',
    title:
      'a stock client with more than a frame of work is told so, disturbs nobody, and may bring it in pieces',
    attack: async (arena) => {
      const carol = await arrive(arena)
      carol.provider.disconnect()
      const updates: Uint8Array[] = []
      carol.doc.on('update', (update: Uint8Array) => updates.push(update))
      const notes = Array.from({ length: 105 }, (_, at) => carol.addNote({ text: 'x'.repeat(10_000), x: at }))
      expect(Y.mergeUpdates(updates).length).toBeGreaterThan(LIMITS.maxFrameBytes)
      carol.provider.connect()
      const { code } = CLOSE_REASON.frameTooLarge
      expect(await carol.changes.until(() => carol.closeCodes().includes(code), 10_000)).toBe(true)
      await expect.poll(() => arena.server.output()).toContain('more at once than a frame may hold')
      carol.provider.disconnect()

      const inPieces = await openAttackSocket(arena.server, arena.board.syncPath('canvas'), carol.visitor)
      await inPieces.settled()
      await inPieces.sendAll(updates.map((update) => encodeUpdateFrame(update)))
      await expectAtBob(arena, notes)
      inPieces.close()
      carol.provider.connect()
      await carol.synced()
      await expectAtBob(arena, [carol.addNote({ text: 'en verder' })])
      carol.close()
    },
  },
  {
    id: 'N3',
    title: 'three hours without a connection and a thousand notes that were moved and rewritten merge whole',
    attack: async (arena) => {
      const carol = await arrive(arena)
      const notes = Array.from({ length: 1000 }, (_, at) => createNote({ text: `idee ${at}`, x: at }))
      for (const hundred of chunksOf(notes, 100)) {
        carol.doc.transact(() => {
          for (const note of hundred) writeNote(carol.doc, note)
        })
      }
      await expectAtBob(arena, [notes.at(-1)?.id ?? ''])
      carol.provider.disconnect()
      for (const { id } of notes) {
        for (let move = 1; move <= 10; move += 1) carol.moveNote(id, move, move)
        const paragraph = textFragmentOf(carol.doc, id)?.get(0) as Y.XmlElement
        ;(paragraph.get(0) as Y.XmlText).insert(0, 'onderweg nog eens overgeschreven: ')
      }
      const meanwhile = Array.from({ length: 20 }, (_, at) => arena.alice.addNote({ x: at }))
      for (const { id } of notes.slice(0, 100)) arena.alice.moveNote(id, 7, 7)
      await expectAtBob(arena, meanwhile)
      carol.provider.connect()
      const equal = (): boolean => areEqualDocs(carol.doc, arena.bob.doc)
      expect(await arena.bob.changes.until(equal, 10_000)).toBe(true)
      expect(arena.bob.positionOf(notes.at(-1)?.id ?? '')).toEqual([10, 10])
      expect(carol.closeCodes()).not.toContain(CLOSE_REASON.protocolViolation.code)
      carol.close()
    },
  },
  {
    id: 'N3',
    title: 'a stock client that made nearly a frame full without a connection brings it in one go',
    attack: async (arena) => {
      const carol = await arrive(arena)
      carol.provider.disconnect()
      const notes = Array.from({ length: 85 }, () => carol.addNote({ text: 'x'.repeat(11_000) }))
      expect(Y.encodeStateAsUpdate(carol.doc).length).toBeGreaterThan(LIMITS.maxUpdateBytes * 1.7)
      carol.provider.connect()
      await expectAtBob(arena, notes)
      expect(carol.disconnects()).toBe(1)
      carol.close()
    },
  },
  {
    id: 'N3',
    title: 'who made three megabytes without a connection brings them piece by piece, and works on meanwhile',
    attack: async (arena) => {
      const returning = createReturningClient(arena.server, arena.board, await arena.enter())
      expect(await returning.comeBack()).toMatchObject({ kind: 'durable' })
      returning.close()
      const notes = Array.from({ length: 300 }, (_, at) => createNote({ text: 'x'.repeat(10_500), x: at }))
      for (const note of notes) writeNote(returning.doc, note)
      const records = returning.doc.getMap<Y.Map<unknown>>('records')
      for (const { id } of notes) records.get(id)?.set('pos', [5, 5, 0, 'page:page'])
      expect(Y.encodeStateAsUpdate(returning.doc).length).toBeGreaterThan(3_000_000)

      const late = createNote({ text: 'meteen verder' })
      const said = await returning.comeBack(() => writeNote(returning.doc, late))
      expect(said).toMatchObject({ kind: 'durable' })
      await expectAtBob(arena, [...notes.map(({ id }) => id), late.id])
      expect(arena.bob.positionOf(notes.at(-1)?.id ?? '')).toEqual([5, 5])
      returning.close()
    },
  },
  {
    id: 'honest',
    title: 'a paste of 200 KiB in one go arrives',
    attack: async (arena) => {
      const carol = await arrive(arena)
      const notes: string[] = []
      let bytes = 0
      carol.doc.once('update', (update: Uint8Array) => {
        bytes = update.length
      })
      carol.doc.transact(() => {
        for (let at = 0; at < 650; at += 1) {
          const record = createNote({ x: at, text: 'geplakt' })
          writeNote(carol.doc, record)
          notes.push(record.id)
        }
      })
      expect(bytes).toBeGreaterThan(200 * 1024)
      await expectAtBob(arena, notes)
      expect(carol.disconnects()).toBe(0)
      carol.close()
    },
  },
  {
    id: 'N1',
    title: 'a hundred people join from one address at once, and all of them see the board',
    timeoutMs: 60_000,
    attack: async (arena) => {
      const localAddress = nextLocalAddress()
      const secret = secretFor(arena.board)
      const startedAtMs = performance.now()
      const visitors = await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          joinByLink(arena.server.origin, arena.board.boardId, secret, `Deelnemer ${at}`, localAddress),
        ),
      )
      const people = visitors.map((visitor) => createHonestClient(arena.server, arena.board, visitor))
      try {
        await Promise.all(people.map((person) => person.synced(10_000)))
        expect(performance.now() - startedAtMs).toBeLessThan(10_000)
        const [first] = people
        const note = first?.addNote({ text: 'welkom' }) ?? ''
        const seen = await Promise.all(
          people.map((person) => person.changes.until(() => person.positionOf(note) !== null, 5000)),
        )
        expect(seen.every(Boolean)).toBe(true)
      } finally {
        for (const person of people) person.close()
      }
    },
  },
  {
    id: 'honest',
    title: 'all that the tools of the canvas can make is taken, and so are later changes of it',
    attack: async (arena) => {
      const carol = await arrive(arena)
      const records = createEveryRecord()
      for (const record of records) {
        expect(validateRecord(record), record.type ?? record.typeName).toMatchObject({ ok: true })
        carol.doc.transact(() => writeRecord(carol.doc, record as unknown as CanvasRecord))
      }
      await expectRecordsAtBob(arena, records)
      const changed = records.map((record) =>
        record.typeName === 'shape'
          ? { ...record, x: 99, opacity: 1, isLocked: true, index: 'a9', meta: { note: 'later' } }
          : record,
      )
      for (const record of changed) {
        carol.doc.transact(() => writeRecord(carol.doc, record as unknown as CanvasRecord))
      }
      await expectRecordsAtBob(arena, changed)
      expect(carol.disconnects()).toBe(0)
      carol.close()
    },
  },
  {
    id: 'honest',
    title: 'twenty-five cursors that all move fifteen times a second cut nobody',
    timeoutMs: 60_000,
    attack: async (arena) => {
      const people = await Promise.all(Array.from({ length: 25 }, () => arrive(arena)))
      for (let tick = 1; tick <= 75; tick += 1) {
        for (const person of people) person.awareness.setLocalStateField('cursor', [tick, tick])
        await delay(66)
      }
      const lastOf = (person: HonestClient): unknown =>
        arena.bob.awareness.getStates().get(person.doc.clientID)?.['cursor']
      const all = (): boolean => people.every((person) => JSON.stringify(lastOf(person)) === '[75,75]')
      expect(await arena.bob.changes.until(all, 3000)).toBe(true)
      for (const person of people) {
        expect(person.disconnects()).toBe(0)
        person.close()
      }
    },
  },
  {
    id: 'honest',
    title: 'somebody with 40 edits and 20 cursor moves a second is never cut',
    attack: async (arena) => {
      const carol = await arrive(arena)
      const note = carol.addNote()
      for (let tick = 0; tick < 40 * 6; tick += 1) {
        carol.moveNote(note, tick, tick)
        if (tick % 2 === 0) carol.awareness.setLocalStateField('cursor', [tick, tick])
        await delay(25)
      }
      expect(carol.disconnects()).toBe(0)
      const arrived = (): boolean => arena.bob.positionOf(note)?.[0] === 239
      expect(await arena.bob.changes.until(arrived, 3000)).toBe(true)
      carol.close()
    },
  },
  {
    id: 'honest',
    title: 'two hundred edits in one moment, each in a frame of its own, are all taken',
    attack: async (arena) => {
      const carol = await arrive(arena)
      const notes = Array.from({ length: 200 }, (_, at) => carol.addNote({ x: at }))
      await expectAtBob(arena, notes)
      expect(carol.disconnects()).toBe(0)
      carol.close()
    },
  },
  {
    id: 'honest',
    title: `a person who reloads ${LIMITS.maxClientIdsPerSession} times in a row goes on writing`,
    timeoutMs: 60_000,
    attack: async (arena) => {
      const visitor = await arena.enter()
      for (let reload = 0; reload < LIMITS.maxClientIdsPerSession; reload += 1) {
        const page = await arrive(arena, visitor)
        const note = page.addNote({ text: `keer ${reload}` })
        const seen = await arena.bob.changes.until(() => arena.bob.positionOf(note) !== null, 3000)
        page.close()
        expect(seen, `the note after reload ${reload}`).toBe(true)
      }
    },
  },
  {
    id: 'N7',
    title: 'a slow phone (300 ms, 256 kbit/s) works along without being cut',
    attack: async (arena) => {
      for (let at = 0; at < 50; at += 1) arena.alice.addNote({ text: 'een briefje met tekst', x: at })
      const proxy = await createTcpProxy(arena.server.port, { delayMs: 300, bytesPerSecond: 32_000 })
      const phone = createHonestClient(arena.server, arena.board, await arena.enter(), {
        origin: proxy.origin,
      })
      await phone.synced()
      const note = phone.addNote({ text: 'van de telefoon' })
      for (let move = 0; move < 20; move += 1) {
        phone.moveNote(note, move, move)
        phone.awareness.setLocalStateField('cursor', [move, move])
        await delay(100)
      }
      const arrived = (): boolean => arena.bob.positionOf(note)?.[0] === 19
      expect(await arena.bob.changes.until(arrived, 5000)).toBe(true)
      const equal = (): boolean =>
        areEqualDocs(phone.doc, arena.bob.doc) || areEqualDocs(phone.doc, arena.alice.doc)
      await phone.changes.until(equal, 5000)
      expect(phone.disconnects()).toBe(0)
      phone.close()
      await proxy.close()
    },
  },
  {
    id: 'N2',
    title: 'a connection that breaks six times loses nothing',
    attack: async (arena) => {
      const proxy = await createTcpProxy(arena.server.port)
      const carol = createHonestClient(arena.server, arena.board, await arena.enter(), {
        origin: proxy.origin,
      })
      await carol.synced()
      const notes: string[] = []
      for (let flap = 0; flap < 6; flap += 1) {
        notes.push(carol.addNote({ text: `voor de breuk ${flap}` }))
        proxy.cut()
        notes.push(carol.addNote({ text: `tijdens de breuk ${flap}` }))
        await carol.changes.until(() => carol.provider.synced, 5000)
      }
      await expectAtBob(arena, notes)
      carol.close()
      await proxy.close()
    },
  },
  {
    id: 'Y16',
    title: 'a browser that missed one edit can tell, and one that missed none too',
    attack: async (arena) => {
      const board = await arena.target.createBoard()
      const writer = createHonestClient(arena.server, board, await board.join('participant', 'Carol'))
      await writer.synced()
      const asker = await openAttackSocket(
        arena.server,
        board.syncPath('canvas'),
        await board.join('viewer', 'Kijker'),
      )
      writer.addNote({ text: 'gezien' })
      const lacking = new Y.Doc()
      Y.applyUpdate(lacking, Y.encodeStateAsUpdate(writer.doc))
      writer.doc.getMap('records').delete(writer.addNote({ text: 'gemist' }))
      const after = createHonestClient(arena.server, board, await board.join('viewer', 'Later'))
      await after.changes.until(() => areEqualDocs(after.doc, writer.doc), 3000)

      await asker.settled()
      await asker.barrier(1)
      await asker.send(encodeAnderhalfMessage({ kind: 'compare', n: 2 }))
      await asker.settled()
      expect(asker.answers()).toContainEqual({ kind: 'digest', n: 2, digest: stateDigest(writer.doc) })
      expect(stateDigest(lacking)).not.toBe(stateDigest(writer.doc))
      expect(stateDigest(after.doc)).toBe(stateDigest(writer.doc))
      asker.close()
      writer.close()
      after.close()
    },
  },
  {
    id: 'honest',
    title: 'six tabs of one person, two lanes each, are all served',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const tabs = Array.from({ length: 6 }, () => [
        createHonestClient(arena.server, arena.board, visitor),
        createHonestClient(arena.server, arena.board, visitor, { lane: 'facts' }),
      ]).flat()
      await Promise.all(tabs.map((tab) => tab.synced()))
      for (const tab of tabs) tab.close()
    },
  },
]
