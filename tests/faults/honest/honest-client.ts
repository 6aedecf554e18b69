import { WebSocket } from 'ws'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createChanges, type Changes } from '../changes.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'
import { createNote, type NotePlacement } from '@anderhalf/board-model/testing'
import { writeNote } from './write-note.ts'

// Each provider listens for the end of the process.
process.setMaxListeners(0)

/** Somebody with the stock y-websocket provider, on one lane of a board. */
export interface HonestClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly awareness: Awareness
  readonly visitor: Visitor
  /** Notified by every change of the document, of presence and of the connection. */
  readonly changes: Changes
  /** How often the connection was lost since the start. */
  disconnects(): number
  /** Why the server ended its connections; 1005 and 1006 stand for no word of it. */
  closeCodes(): readonly number[]
  /** Whether the server refused the connection at least once. */
  wasRefused(): boolean
  synced(withinMs?: number): Promise<void>
  addNote(place?: NotePlacement): string
  moveNote(id: string, x: number, y: number): void
  positionOf(id: string): readonly [x: number, y: number] | null
  noteIds(): string[]
  close(): void
}

export interface HonestOptions {
  readonly lane?: string
  readonly doc?: Y.Doc
  readonly origin?: string
}

export function createHonestClient(
  server: ServerProcess,
  board: TargetBoard,
  visitor: Visitor,
  options: HonestOptions = {},
): HonestClient {
  const doc = options.doc ?? new Y.Doc()
  const changes = createChanges()
  let disconnects = 0
  const closeCodes: number[] = []
  let wasRefused = false

  class VisitorSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: visitor.headers, localAddress: visitor.localAddress })
      // The provider listens too; without this a refused upgrade would end the test process.
      this.on('error', () => undefined)
    }
  }
  const path = board.syncPath(options.lane ?? 'canvas')
  const cut = path.lastIndexOf('/')
  const origin = options.origin ?? server.origin
  const provider = new WebsocketProvider(
    `${origin.replace('http', 'ws')}${path.slice(0, cut)}`,
    path.slice(cut + 1),
    doc,
    {
      // reason: ws has all that the provider uses of the browser's class, but other event types.
      WebSocketPolyfill: VisitorSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  )
  let wasConnected = false
  provider.on('status', ({ status }) => {
    if (status === 'connected') wasConnected = true
    else if (status === 'disconnected' && wasConnected) {
      disconnects += 1
      wasConnected = false
    }
    changes.notify()
  })
  provider.on('connection-close', (event) => {
    if (event !== null) closeCodes.push(event.code)
  })
  provider.on('connection-error', () => {
    wasRefused = true
    changes.notify()
  })
  provider.on('sync', () => changes.notify())
  doc.on('update', () => changes.notify())
  provider.awareness.on('change', () => changes.notify())
  provider.awareness.on('update', () => changes.notify())

  const records = doc.getMap<Y.Map<unknown>>('records')
  return {
    doc,
    provider,
    awareness: provider.awareness,
    visitor,
    changes,
    disconnects: () => disconnects,
    closeCodes: () => closeCodes,
    wasRefused: () => wasRefused,
    synced: async (withinMs = 10_000) => {
      if (!(await changes.until(() => provider.synced, withinMs)))
        throw new Error('an honest client was not synced')
    },
    addNote: (place) => {
      const record = createNote(place)
      writeNote(doc, record)
      return record.id
    },
    moveNote: (id, x, y) => {
      records.get(id)?.set('pos', [x, y, 0, 'page:page'])
    },
    positionOf: (id) => {
      const position = records.get(id)?.get('pos') as [number, number, number, string] | undefined
      return position === undefined ? null : [position[0], position[1]]
    },
    noteIds: () => [...records.keys()].filter((id) => id.startsWith('shape:')),
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
