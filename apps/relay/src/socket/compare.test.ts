import { stateDigest } from '@anderhalf/board-model'
import { encodeAnderhalfMessage, MESSAGE_TYPE, parseAnderhalfMessage, SYNC_STEP } from '@anderhalf/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  BOARD_ID,
  encodedSeed,
  hasRecord,
  startLiveServer,
  synced,
  until,
  type LiveServer,
  type Person,
} from './testing/live-server.ts'
import { addNote } from './testing/note.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }
const bilal: Person = { name: 'bilal', role: 'viewer' }
/** The bytes of a question for everything. */
const ASK_ALL = Uint8Array.of(MESSAGE_TYPE.sync, SYNC_STEP.stateVector, 1, 0)

let server: LiveServer
beforeEach(async () => {
  server = await startLiveServer()
  await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
})
afterEach(() => server.close())

interface Reader {
  readonly socket: WebSocket
  readonly doc: Y.Doc
  compare(n: number): void
  /** Resolves with the digest and what this reader's document had at the moment that it came. */
  answer(n: number): Promise<{ readonly theirs: number; readonly own: number }>
}

/** @param drops says of an update whether it gets lost on the way into the document */
async function read(drops: (update: Uint8Array) => boolean = () => false): Promise<Reader> {
  const socket = server.socket(bilal, `/sync/${BOARD_ID}/canvas`)
  const doc = new Y.Doc()
  const answers = new Map<number, { theirs: number; own: number }>()
  socket.on('message', (frame: Buffer) => {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    if (type === MESSAGE_TYPE.anderhalf) {
      const message = parseAnderhalfMessage(frame.subarray(1))
      if (message?.kind === 'digest')
        answers.set(message.n, { theirs: message.digest, own: stateDigest(doc) })
    } else if (type === MESSAGE_TYPE.sync && readVarUint(decoder) !== SYNC_STEP.stateVector) {
      const update = readVarUint8Array(decoder)
      if (!drops(update)) Y.applyUpdate(doc, update)
    }
  })
  await once(socket, 'open')
  socket.send(encodeAnderhalfMessage({ kind: 'hello', version: 1 }))
  socket.send(ASK_ALL)
  return {
    socket,
    doc,
    compare: (n) => socket.send(encodeAnderhalfMessage({ kind: 'compare', n })),
    async answer(n) {
      for (;;) {
        const found = answers.get(n)
        if (found !== undefined) return found
        await once(socket, 'message')
      }
    },
  }
}

describe('[Y16] a client that asks what the lane holds', () => {
  it('hears the number of its own document, behind everything that was sent before', async () => {
    const writer = await synced(server.join(anne))
    const reader = await read()
    for (let at = 0; at < 20; at++) addNote(writer.doc, `n${at}`)
    writer.doc.getMap('records').delete('shape:n3')
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:n19'))
    reader.compare(1)
    const { theirs, own } = await reader.answer(1)
    expect(theirs).toBe(own)
    expect(theirs).toBe(stateDigest(writer.doc))
  })

  it('hears another one when an edit or a deletion got lost on the way', async () => {
    const writer = await synced(server.join(anne))
    let isLossy = false
    const reader = await read(() => isLossy)
    addNote(writer.doc, 'a')
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:a'))
    isLossy = true
    writer.doc.getMap('records').delete('shape:a')
    await once(reader.socket, 'message')
    reader.compare(7)
    const { theirs, own } = await reader.answer(7)
    expect(theirs).not.toBe(own)
    expect(theirs).toBe(stateDigest(writer.doc))

    isLossy = false
    reader.socket.send(ASK_ALL)
    await until(reader.doc, () => !hasRecord(reader.doc, 'shape:a'))
    expect(stateDigest(reader.doc), 'after a new handshake').toBe(theirs)
  })

  it('hears nothing when it asks more often than an honest one', async () => {
    const writer = await synced(server.join(anne))
    addNote(writer.doc, 'a')
    const reader = await read()
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:a'))
    let answers = 0
    reader.socket.on('message', (frame: Buffer) => {
      if (frame[0] === MESSAGE_TYPE.anderhalf) answers++
    })
    for (let n = 1; n <= 40; n++) reader.compare(n)
    reader.socket.send(encodeAnderhalfMessage({ kind: 'barrier', n: 1 }))
    reader.socket.send(ASK_ALL)
    addNote(writer.doc, 'b')
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:b'))
    expect(answers).toBeLessThanOrEqual(5)
    expect(reader.socket.readyState).toBe(reader.socket.OPEN)
  })
})
