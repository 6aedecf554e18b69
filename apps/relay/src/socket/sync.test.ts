import {
  CLOSE_REASON,
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
} from '@anderhalf/protocol'
import * as encoding from 'lib0/encoding'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  BOARD_ID,
  encodedSeed,
  hasRecord,
  participantIdOf,
  startLiveServer,
  synced,
  until,
  type LiveServer,
  type Person,
} from './testing/live-server.ts'
import { addNote } from './testing/note.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }
const bilal: Person = { name: 'bilal', role: 'participant' }
const cora: Person = { name: 'cora', role: 'council' }
const dirk: Person = { name: 'dirk', role: 'viewer' }

let server: LiveServer
beforeEach(async () => {
  server = await startLiveServer()
  await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
})
afterEach(() => server.close())

async function expectPairConverges(): Promise<void> {
  const one = await synced(server.join(anne))
  const other = await synced(server.join(bilal))
  const id = `pair${Math.random()}`
  addNote(one.doc, id)
  await until(other.doc, () => hasRecord(other.doc, `shape:${id}`))
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

describe('stock clients', () => {
  it('are synced only when the content is there', async () => {
    const { doc } = await synced(server.join(anne))
    expect(hasRecord(doc, 'document:document')).toBe(true)
  })

  it('see what others write', async () => {
    const one = await synced(server.join(anne))
    const other = await synced(server.join(bilal))
    addNote(one.doc, 'a', 'Wonen')
    addNote(other.doc, 'b', 'Zorg')
    await until(one.doc, () => hasRecord(one.doc, 'shape:b'))
    await until(other.doc, () => hasRecord(other.doc, 'shape:a'))
    expect(one.doc.toJSON()).toEqual(other.doc.toJSON())
  })

  it('hand over what they wrote before they were connected', async () => {
    const doc = new Y.Doc()
    const first = await synced(server.join(anne, 'canvas', doc))
    first.disconnect()
    addNote(doc, 'offline')
    const other = await synced(server.join(bilal))
    first.connect()
    await until(other.doc, () => hasRecord(other.doc, 'shape:offline'))
  })

  it('cannot write the canvas as viewers or council, nor the facts as anybody', async () => {
    const watcher = await synced(server.join(anne))
    for (const [person, lane] of [
      [dirk, 'canvas'],
      [cora, 'canvas'],
      [anne, 'facts'],
    ] as const) {
      const provider = await synced(server.join(person, lane))
      const closed = new Promise<number>((resolve) => provider.once('closed', ({ code }) => resolve(code)))
      for (const id of ['1', '2', '3']) addNote(provider.doc, `${person.name}${id}`)
      expect(await closed).toBe(CLOSE_REASON.notAllowed.code)
    }
    await expectPairConverges()
    expect([...watcher.doc.getMap('records').keys()].filter((id) => /dirk|cora|anne/.test(id))).toEqual([])
  })

  it('of the council write the review lane and everybody on the board reads it', async () => {
    const council = await synced(server.join(cora, 'review'))
    const reader = await synced(server.join(bilal, 'review'))
    council.doc.getMap('records').set('mark:1', new Y.Map([['$', { kind: 'blindSpot' }]]))
    await until(reader.doc, () => reader.doc.getMap('records').has('mark:1'))
  })
})

describe('the upgrade', () => {
  async function statusOf(person: Person | null, path: string, headers = {}): Promise<number | undefined> {
    const socket = server.socket(person, path, headers)
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }]
    return response.statusCode
  }

  it('refuses strangers, unknown boards and lanes, and what is not for this role', async () => {
    expect(await statusOf(null, `/sync/${BOARD_ID}/canvas`)).toBe(401)
    expect(await statusOf(anne, '/sync/unknown-board-0000/canvas')).toBe(404)
    expect(await statusOf(anne, `/sync/${BOARD_ID}/else`)).toBe(404)
    expect(await statusOf(anne, '/elsewhere')).toBe(404)
    expect(await statusOf(anne, `/sync/${BOARD_ID}/private/${participantIdOf(bilal)}`)).toBe(403)
    expect(await statusOf(dirk, `/sync/${BOARD_ID}/review`)).toBe(403)
  })

  it('refuses pages of other sites and takes its own and the public address', async () => {
    expect(await statusOf(anne, `/sync/${BOARD_ID}/canvas`, { origin: 'https://elders.example' })).toBe(403)
    for (const origin of [server.address.replace('ws', 'http'), 'https://borden.example']) {
      const socket = server.socket(anne, `/sync/${BOARD_ID}/canvas`, { origin })
      await once(socket, 'open')
      socket.terminate()
    }
  })
})

describe('a bad frame', () => {
  async function open(): Promise<WebSocket> {
    const socket = server.socket(bilal, `/sync/${BOARD_ID}/canvas`)
    await once(socket, 'open')
    return socket
  }

  it('of text is ignored', async () => {
    const socket = await open()
    socket.send('-1')
    socket.send('{"a":1}')
    await expectPairConverges()
    expect(socket.readyState).toBe(socket.OPEN)
    socket.terminate()
  })

  it('of garbage closes its socket the third time', async () => {
    const socket = await open()
    for (let time = 0; time < 3; time++) socket.send(Uint8Array.of(0, 2, 9, 1))
    expect(await closeCodeOf(socket)).toBe(CLOSE_REASON.protocolViolation.code)
    await expectPairConverges()
  })

  it('of too many bytes closes its socket at once', async () => {
    const socket = await open()
    socket.send(new Uint8Array(1024 * 1024 + 1))
    expect(await closeCodeOf(socket)).toBe(CLOSE_REASON.frameTooLarge.code)
    await expectPairConverges()
  })

  it('of ten bytes that would poison the board is refused', async () => {
    const socket = await open()
    const poison = Uint8Array.from([0, 2, 7, 1, 1, 0x4d, 0, 0, 0, 0])
    for (let time = 0; time < 3; time++) socket.send(poison)
    expect(await closeCodeOf(socket)).toBe(CLOSE_REASON.protocolViolation.code)
    await expectPairConverges()
  })
})

describe('presence', () => {
  it('carries the identity that the relay knows, whatever the client says', async () => {
    const one = await synced(server.join(anne))
    const other = await synced(server.join(bilal))
    const seen = new Promise((resolve) => {
      one.awareness.on('change', () => {
        const state = one.awareness.getStates().get(other.doc.clientID)
        if (state?.['cursor'] !== undefined) resolve(state)
      })
    })
    other.awareness.setLocalState({ user: { name: 'Burgemeester' }, cursor: { x: 1, y: 2 } })
    expect(await seen).toEqual({
      user: { id: participantIdOf(bilal), name: 'bilal', role: 'participant', color: '#225588' },
      cursor: { x: 1, y: 2 },
    })
  })

  it('ends when the connection ends', async () => {
    const one = await synced(server.join(anne))
    const other = await synced(server.join(bilal))
    const { clientID } = other.doc
    await new Promise<void>((resolve) => {
      one.awareness.on('change', () => {
        if (one.awareness.getStates().has(clientID)) resolve()
      })
      other.awareness.setLocalState({ cursor: null })
    })
    const gone = new Promise<void>((resolve) => {
      one.awareness.on('change', () => {
        if (!one.awareness.getStates().has(clientID)) resolve()
      })
    })
    other.ws?.close()
    other.shouldConnect = false
    await gone
  })
})

describe('a barrier', () => {
  /** @param step of the sync protocol */
  function syncMessage(step: number, payload: Uint8Array): Uint8Array {
    const encoder = encoding.createEncoder()
    for (const head of [0, step]) encoding.writeVarUint(encoder, head)
    encoding.writeVarUint8Array(encoder, payload)
    return encoding.toUint8Array(encoder)
  }

  /** Sends only what it is told to, and notes which kinds of messages come back. */
  async function openRaw() {
    const socket = server.socket(bilal, `/sync/${BOARD_ID}/canvas`)
    const heard: unknown[] = []
    socket.on('message', (data: Buffer) => {
      if (data[0] === MESSAGE_TYPE.anderhalf) heard.push(parseAnderhalfMessage(data.subarray(1)))
      else if (data[0] === 0 && data[1] === 1) heard.push('state')
    })
    await once(socket, 'open')
    socket.send(encodeAnderhalfMessage({ kind: 'hello', version: 1 }))
    return { socket, heard, ask: (n: number) => socket.send(encodeAnderhalfMessage({ kind: 'barrier', n })) }
  }

  async function docOfBoard(): Promise<Y.Doc> {
    const { doc } = await synced(server.join(bilal))
    const own = new Y.Doc()
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    return own
  }

  it('is answered when everything before it is stored, also to who never answered the relay', async () => {
    const doc = await docOfBoard()
    const before = Y.encodeStateVector(doc)
    addNote(doc, 'mine')
    const { socket, heard, ask } = await openRaw()
    socket.send(syncMessage(2, Y.encodeStateAsUpdate(doc, before)))
    ask(7)
    await expect.poll(() => heard).toEqual([{ kind: 'durable', n: 7 }])
    const reader = await synced(server.join(anne))
    expect(hasRecord(reader.doc, 'shape:mine')).toBe(true)
    socket.terminate()
  })

  it('behind an edit that builds on what the relay lacks waits until that has come', async () => {
    const doc = await docOfBoard()
    addNote(doc, 'first')
    const firstOnly = Y.encodeStateVector(doc)
    addNote(doc, 'second')
    const { socket, heard, ask } = await openRaw()
    socket.send(syncMessage(2, Y.encodeStateAsUpdate(doc, firstOnly)))
    ask(7)
    socket.send(syncMessage(0, Y.encodeStateVector(doc)))
    await expect.poll(() => heard).toEqual(['state'])
    socket.send(syncMessage(1, Y.encodeStateAsUpdate(doc)))
    await expect.poll(() => heard).toEqual(['state', { kind: 'durable', n: 7 }])
    socket.terminate()
  })
})

describe('a board that was migrated', () => {
  it('sends whoever builds on the older generation away to start from the new one', async () => {
    await server.close()
    server = await startLiveServer({ generation: 2 })
    await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
    const path = `/sync/${BOARD_ID}/canvas`
    expect(await closeCodeOf(server.socket(bilal, `${path}?generation=1`))).toBe(
      CLOSE_REASON.boardClosed.code,
    )
    for (const current of [`${path}?generation=2`, path]) {
      const socket = server.socket(bilal, current)
      await once(socket, 'message')
      socket.close()
    }
  })
})
