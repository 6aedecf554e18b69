import { textFragmentOf } from '@anderhalf/board-model'
import { expect } from 'vitest'
import { LIMITS, REJECT_CODE } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { Arena, AttackCase } from '../arena.ts'
import { ATTACKER_CLIENT } from '../attacker/attacker-client.ts'
import type { AttackSocket } from '../attacker/attack-socket.ts'
import { openRawSocket } from '../attacker/raw-socket.ts'
import { encodePresenceFrame } from '../attacker/crafted-presence.ts'
import { encodeMissingFrame, encodeStateVectorRequest, encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { callApi, type ApiAnswer } from '../target/board-api.ts'
import { nextLocalAddress } from '../target/local-address.ts'

/** What becomes of one update: null when it is taken. */
async function refusalOf(arena: Arena, write: (doc: Y.Doc) => void): Promise<number | null> {
  const attacker = await arena.connect()
  await attacker.settled()
  await attacker.barrier(1)
  const doc = new Y.Doc()
  write(doc)
  await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc)))
  const answer = await attacker.barrier(2)
  attacker.close()
  if (answer === null) throw new Error(`no answer, closed with ${attacker.closeCode()}`)
  return answer.kind === 'rejected' ? answer.code : null
}

function noteWithText(length: number): (doc: Y.Doc) => void {
  return (doc) => writeNote(doc, createNote({ text: 'x'.repeat(length) }))
}

function noteWithMeta(key: string, value: unknown): (doc: Y.Doc) => void {
  return (doc) => {
    const note = createNote()
    writeNote(doc, note)
    doc.getMap<Y.Map<unknown>>('records').get(note.id)?.set(`m.${key}`, value)
  }
}

/** Lists in lists, `depth` of them. */
function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 1; level < depth; level += 1) value = [value]
  return value
}

/** Notes with texts that together make an update of about this size. */
function notesOfBytes(bytes: number): (doc: Y.Doc) => void {
  return (doc) => {
    doc.clientID = ATTACKER_CLIENT
    const textLength = 10_000
    doc.transact(() => {
      for (let left = bytes; left > 0; left -= textLength + 500) {
        writeNote(doc, createNote({ text: 'x'.repeat(Math.max(1, Math.min(textLength, left - 500))) }))
      }
    })
  }
}

const edits: readonly AttackCase[] = [
  {
    id: 'Y12',
    title: `a text of ${LIMITS.maxTextLength} characters is taken, one more is refused`,
    attack: async (arena) => {
      expect(await refusalOf(arena, noteWithText(LIMITS.maxTextLength))).toBeNull()
      expect(await refusalOf(arena, noteWithText(LIMITS.maxTextLength + 1))).not.toBeNull()
    },
  },
  {
    id: 'Y12',
    title: 'a text that grows piece by piece stops at the same limit',
    attack: async (arena) => {
      const writer = await arena.connect()
      await writer.settled()
      const doc = new Y.Doc()
      const note = createNote({ text: 'begin' })
      let sent: Promise<void> = Promise.resolve()
      doc.on('update', (update: Uint8Array) => {
        sent = writer.send(encodeUpdateFrame(update))
      })
      writeNote(doc, note)
      const paragraph = textFragmentOf(doc, note.id)?.get(0) as Y.XmlElement
      const text = paragraph.get(0) as Y.XmlText
      for (let piece = 0; piece < 30; piece += 1) text.insert(0, 'x'.repeat(LIMITS.maxTextLength / 20))
      await sent
      await writer.settled()
      const length = (): number => textFragmentOf(arena.bob.doc, note.id)?.toJSON().length ?? 0
      const aPart = (): boolean => length() > LIMITS.maxTextLength / 2
      expect(await arena.bob.changes.until(aPart, 3000), 'a part of it is there').toBe(true)
      const after = arena.alice.addNote()
      await arena.bob.changes.until(() => arena.bob.positionOf(after) !== null, 3000)
      expect(length()).toBeLessThan(LIMITS.maxTextLength * 1.1)
    },
  },
  {
    id: 'W2',
    title: 'an update just below its limit is taken, one above it is refused as too large',
    attack: async (arena) => {
      expect(await refusalOf(arena, notesOfBytes(LIMITS.maxUpdateBytes * 0.9))).toBeNull()
      expect(await refusalOf(arena, notesOfBytes(LIMITS.maxUpdateBytes * 1.1))).toBe(REJECT_CODE.tooLarge)
    },
  },
  {
    id: 'W2',
    title: 'what nobody asked for may not be larger because it is called an answer',
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.settled()
      await attacker.barrier(1)
      const doc = new Y.Doc()
      notesOfBytes(LIMITS.maxUpdateBytes * 1.1)(doc)
      await attacker.send(encodeMissingFrame(Y.encodeStateAsUpdate(doc)))
      expect(await attacker.barrier(2)).toMatchObject({ kind: 'rejected', code: REJECT_CODE.tooLarge })
    },
  },
  {
    id: 'Y11',
    title: 'a value of the deepest depth is taken, one level more is refused',
    attack: async (arena) => {
      // The value lies in `meta`, two levels below the record.
      expect(await refusalOf(arena, noteWithMeta('x', nested(LIMITS.maxValueDepth - 4)))).toBeNull()
      expect(await refusalOf(arena, noteWithMeta('x', nested(LIMITS.maxValueDepth + 1)))).not.toBeNull()
    },
  },
]

function presenceOf(bytes: number): Uint8Array {
  const empty = JSON.stringify({ cursor: '' }).length
  const json = JSON.stringify({ cursor: 'x'.repeat(bytes - empty) })
  return encodePresenceFrame([{ clientId: 4321, clock: 1, json }])
}

const talk: readonly AttackCase[] = [
  {
    id: 'P2',
    title: 'presence just below its limit is shown',
    attack: async (arena) => {
      const attacker = await arena.connect()
      await attacker.send(presenceOf(LIMITS.maxPresenceBytes - 300))
      const seen = (): boolean => arena.bob.awareness.getStates().has(4321)
      expect(await arena.bob.changes.until(seen, 2000)).toBe(true)
    },
  },
  {
    id: 'W9',
    title: 'a burst just below the limit of messages is taken, one above it closes with 4529',
    attack: async (arena) => {
      const unknown = Uint8Array.of(100, 1)
      const honest = await arena.connect()
      await honest.sendAll(Array.from({ length: LIMITS.maxMessageBurst - 20 }, () => unknown))
      await honest.settled()
      expect(honest.closeCode()).toBeNull()
      const flood = await arena.connect()
      await flood.sendAll(Array.from({ length: LIMITS.maxMessageBurst * 2 }, () => unknown))
      expect(await flood.closedWithin(3000)).toBe(true)
      expect(flood.closeCode()).toBe(4529)
    },
  },
  {
    id: 'W9',
    title: 'a burst of bytes just below the limit is taken, one above it closes with 4529',
    attack: async (arena) => {
      const unknown = new Uint8Array(LIMITS.maxFrameBytes).fill(100)
      const fitting = Math.floor(LIMITS.maxByteBurst / LIMITS.maxFrameBytes) - 1
      const honest = await arena.connect()
      await honest.sendAll(Array.from({ length: fitting }, () => unknown))
      await honest.settled()
      expect(honest.closeCode()).toBeNull()
      const flood = await arena.connect()
      await flood.sendAll(Array.from({ length: fitting * 3 }, () => unknown))
      expect(await flood.closedWithin(5000)).toBe(true)
      expect(flood.closeCode()).toBe(4529)
    },
  },
  {
    id: 'W5',
    title: 'questions for the state up to the limit are answered, more of them close with 4529',
    attack: async (arena) => {
      const ask = (count: number): Uint8Array[] =>
        Array.from({ length: count }, () => encodeStateVectorRequest())
      const honest = await arena.connect()
      await honest.sendAll(ask(LIMITS.maxStateRequestBurst - 2))
      await honest.settled()
      expect(honest.closeCode()).toBeNull()
      const flood = await arena.connect()
      await flood.sendAll(ask(LIMITS.maxStateRequestBurst * 2))
      expect(await flood.closedWithin(3000)).toBe(true)
      expect(flood.closeCode()).toBe(4529)
    },
  },
  {
    id: 'W7',
    title: `a session gets ${LIMITS.maxConnectionsPerSession} connections, and a place is free again when one leaves`,
    attack: async (arena) => {
      const visitor = await arena.enter()
      const places: AttackSocket[] = []
      for (let at = 0; at < LIMITS.maxConnectionsPerSession; at += 1)
        places.push(await arena.connect(visitor))
      await expect(arena.connect(visitor)).rejects.toThrow(/429/)
      const [first] = places
      first?.close()
      const free = async (): Promise<boolean> => {
        const again = await arena.connect(visitor).catch(() => null)
        return again !== null
      }
      let isFree = false
      for (let attempt = 0; attempt < 20 && !isFree; attempt += 1) {
        isFree = await free()
        if (!isFree) await arena.bob.changes.until(() => false, 50)
      }
      expect(isFree).toBe(true)
    },
  },
]

function post(arena: Arena, path: string, body: unknown, localAddress?: string): Promise<ApiAnswer> {
  return callApi(arena.server.origin, {
    method: 'POST',
    path,
    body,
    ...(localAddress === undefined ? {} : { localAddress }),
  })
}

const requests: readonly AttackCase[] = [
  {
    id: 'W8',
    title: 'a request body above the limit is refused with 413, and one that is not JSON with 400',
    attack: async (arena) => {
      const large = await post(arena, '/api/boards', {
        title: 'x',
        filler: 'x'.repeat(LIMITS.maxRequestBytes),
      })
      expect(large.status).toBe(413)
      expect(JSON.parse(large.text)).toMatchObject({ code: 'request-too-large' })
      for (const body of ['tekst', 42, null, [], { title: 7 }, { title: '' }, { title: '   ' }, {}]) {
        const answer = await post(arena, '/api/boards', body)
        expect(answer.status, JSON.stringify(body)).toBe(400)
        expect(JSON.parse(answer.text)).toMatchObject({ code: 'request-invalid' })
      }
    },
  },
  {
    id: 'W8',
    title: 'a body that comes in chunks is read like any other, up to the same limit',
    attack: async (arena) => {
      const send = async (body: string): Promise<string> => {
        const raw = await openRawSocket(arena.server)
        const head = `Host: 127.0.0.1:${arena.server.port}\r\nContent-Type: application/json\r\nConnection: close\r\n`
        const chunks = body.match(/.{1,4000}/g) ?? []
        const encoded = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')
        await raw.write(
          `POST /api/boards HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n${encoded}0\r\n\r\n`,
        )
        await raw.closedWithin(5000)
        return raw.received().toString('latin1').split('\r\n')[0] ?? ''
      }
      expect(await send('{"title":"In stukjes"}')).toContain(' 201 ')
      expect(await send(`{"title":"x","filler":"${'x'.repeat(LIMITS.maxRequestBytes)}"}`)).toContain(' 413 ')
    },
  },
  {
    id: 'W8',
    title: 'JSON nested 30,000 deep, with __proto__ or with text for a number is 400, never 5xx',
    attack: async (arena) => {
      for (const text of [
        `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
        '{"__proto__":{"title":"x"}}',
        '{"title":"x","templates":{"length":1e9}}',
        '{"title":"x","templates":["__proto__"]}',
        '{"title":"\\u0000"',
        '',
      ]) {
        const answer = await fetch(`${arena.server.origin}/api/boards`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text,
        })
        expect(answer.status, text.slice(0, 40)).toBe(400)
      }
    },
  },
  {
    id: 'R6',
    title: 'an invented forwarding header does not make another address',
    attack: async (arena) => {
      const localAddress = nextLocalAddress()
      const statuses: number[] = []
      for (let at = 0; at <= LIMITS.maxCodeGuessesPerAddressPerMinute; at += 1) {
        const answer = await callApi(arena.server.origin, {
          method: 'POST',
          path: '/api/join',
          body: { code: 'AAAAAAAA', name: 'x' },
          localAddress,
          headers: {
            'x-forwarded-for': `10.0.0.${at}`,
            forwarded: `for=10.0.0.${at}`,
            'x-real-ip': `10.0.0.${at}`,
          },
        })
        statuses.push(answer.status)
      }
      expect(statuses.at(-1)).toBe(429)
    },
  },
  {
    id: 'R6',
    title: 'guessing the secret of a link is stopped, and the right one still opens from elsewhere',
    attack: async (arena) => {
      const localAddress = nextLocalAddress()
      const guess = (at: number): Promise<ApiAnswer> => {
        const secret = `${String(at).padStart(4, '0')}${'A'.repeat(28)}`
        return post(arena, '/api/join', { boardId: arena.board.boardId, secret, name: 'x' }, localAddress)
      }
      const statuses: number[] = []
      for (let at = 0; at <= LIMITS.maxWrongLinksPerAddressPerMinute; at += 1)
        statuses.push((await guess(at)).status)
      expect(new Set(statuses.slice(0, -1))).toEqual(new Set([404]))
      expect(statuses.at(-1)).toBe(429)
      await arena.enter()
    },
  },
]

export const limitCases: readonly AttackCase[] = [...edits, ...talk, ...requests]
