import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { encodeAnderhalfMessage, MESSAGE_TYPE, parseAnderhalfMessage, SYNC_STEP } from '@anderhalf/protocol'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { encodeMissingFrame, encodeStateVectorRequest, encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createChanges } from '../changes.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { TargetBoard, Visitor } from '../target/target.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from './write-note.ts'

/** Somebody who asks after every edit whether it is safe, as the product's own client does. */
export interface DurableWriter {
  readonly doc: Y.Doc
  connect(server: ServerProcess): Promise<void>
  /** One edit and one barrier behind it. */
  edit(): void
  /** What the server has said is safe: notes, and how far the moved note is. */
  safe(): { readonly noteIds: readonly string[]; readonly movedTo: number }
  readonly movedNoteId: string
  editCount(): number
  /** Milliseconds from edit to DURABLE, for each edit that was acknowledged. */
  acknowledgeMs(): readonly number[]
  /** All edits so far are safe. */
  allSafe(withinMs: number): Promise<boolean>
  /** Close codes that the server ended connections with, and whether it said DRAIN before. */
  endings(): readonly { readonly code: number; readonly drained: boolean }[]
  close(): void
}

interface Edit {
  readonly noteId: string | null
  readonly movedTo: number
  readonly atMs: number
}

export function createDurableWriter(board: TargetBoard, visitor: Visitor): DurableWriter {
  const doc = new Y.Doc()
  const changes = createChanges()
  const movedNote = createNote({ text: 'verplaatst' })
  const edits: Edit[] = []
  const acknowledgeMs: number[] = []
  const endings: { code: number; drained: boolean }[] = []
  let safeEdits = 0
  let socket: WebSocket | null = null
  /** Barriers count from zero on every connection; this many edits were made before it. */
  let editsBefore = 0
  let drained = false

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'relay') send(encodeUpdateFrame(update))
  })

  const writer: DurableWriter = {
    doc,
    movedNoteId: movedNote.id,
    connect,
    edit,
    safe: () => ({
      noteIds: edits.slice(0, safeEdits).flatMap(({ noteId }) => noteId ?? []),
      movedTo: edits[safeEdits - 1]?.movedTo ?? 0,
    }),
    editCount: () => edits.length,
    acknowledgeMs: () => acknowledgeMs,
    allSafe: (withinMs) => changes.until(() => safeEdits === edits.length, withinMs),
    endings: () => endings,
    close: () => {
      socket?.terminate()
      socket = null
    },
  }
  return writer

  function connect(server: ServerProcess): Promise<void> {
    socket?.terminate()
    const own = new WebSocket(`ws://127.0.0.1:${server.port}${board.syncPath('canvas')}`, {
      headers: visitor.headers,
      localAddress: visitor.localAddress,
    })
    drained = false
    let received = false
    let answered = false
    own.on('message', (data) => {
      const step = read(own, data as Buffer)
      received ||= step === SYNC_STEP.missing
      answered ||= step === SYNC_STEP.stateVector
      if (received && answered && socket !== own) begin(own)
      changes.notify()
    })
    own.on('error', () => undefined)
    own.on('close', (code) => {
      endings.push({ code, drained })
      if (socket === own) socket = null
      changes.notify()
    })
    own.on('open', () => own.send(encodeStateVectorRequest(Y.encodeStateVector(doc))))
    return changes
      .until(() => socket === own || own.readyState === WebSocket.CLOSED, 10_000)
      .then(() => {
        if (socket !== own) throw new Error('the writer was not let in')
      })
  }

  function begin(own: WebSocket): void {
    socket = own
    editsBefore = edits.length
    send(encodeAnderhalfMessage({ kind: 'hello', version: 1 }))
    // The first barrier covers what the answer to the server's question carried.
    send(encodeAnderhalfMessage({ kind: 'barrier', n: 0 }))
  }

  function edit(): void {
    const movedTo = (edits.at(-1)?.movedTo ?? 0) + 1
    let noteId: string | null = null
    const records = doc.getMap<Y.Map<unknown>>('records')
    doc.transact(() => {
      if (!records.has(movedNote.id)) writeNote(doc, movedNote)
      if (movedTo % 10 === 0) {
        const note = createNote({ text: `briefje ${movedTo}` })
        writeNote(doc, note)
        noteId = note.id
      }
      records.get(movedNote.id)?.set('pos', [movedTo, 0, 0, 'page:page'])
    })
    edits.push({ noteId, movedTo, atMs: performance.now() })
    send(encodeAnderhalfMessage({ kind: 'barrier', n: edits.length - editsBefore }))
  }

  function send(frame: Uint8Array): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(frame)
  }

  function read(own: WebSocket, frame: Buffer): number | null {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    if (type === MESSAGE_TYPE.anderhalf) {
      const message = parseAnderhalfMessage(frame.subarray(1))
      if (message?.kind === 'durable') markSafe(editsBefore + message.n)
      if (message?.kind === 'drain') drained = true
      if (message?.kind === 'rejected')
        throw new Error(`an honest edit was refused with code ${message.code}`)
    }
    if (type !== MESSAGE_TYPE.sync) return null
    const step = readVarUint(decoder)
    const bytes = readVarUint8Array(decoder)
    if (step === SYNC_STEP.stateVector) own.send(encodeMissingFrame(Y.encodeStateAsUpdate(doc, bytes)))
    else Y.applyUpdate(doc, bytes, 'relay')
    return step
  }

  function markSafe(count: number): void {
    const nowMs = performance.now()
    for (const { atMs } of edits.slice(safeEdits, count)) acknowledgeMs.push(nowMs - atMs)
    safeEdits = Math.max(safeEdits, count)
  }
}
