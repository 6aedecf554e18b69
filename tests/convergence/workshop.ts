import { createTemplateRecord, stateDigest, seedBoard } from '@anderhalf/board-model'
import { bindStore, bindUndo, flushEdits } from '@anderhalf/tldraw-yjs'
import { atom, type Atom, type Editor, type TLRecord, type TLShape } from 'tldraw'
import * as Y from 'yjs'
import { shownBoardOf, writtenBoardOf } from './board-state.ts'
import { countIds, dropFrames } from './browser-stand-in.ts'
import { createCuttableNetwork } from './cuttable-network.ts'
import { doEdit, type EditKind } from './do-edit.ts'
import { createWholeEditor } from './whole-editor.ts'
import type { Script, WorkshopAction } from './workshop-action.ts'

export interface PersonOnTrial {
  readonly mayHeal: () => boolean
  readonly isGesturing: () => boolean
  /** Whether what others do waits for the end of a frame. */
  readonly gathers: boolean
  /** Everybody may write where it is left out. */
  readonly canWrite?: () => boolean
}

/** What is tried: ours, or one that must be found wanting. */
export interface BindingOnTrial {
  /** @returns unbind */
  readonly bind: (editor: Editor, doc: Y.Doc, person: PersonOnTrial) => () => void
  /** What such a document says that everybody must see. */
  readonly readBoard: (doc: Y.Doc) => Record<string, TLRecord>
}

export const OURS: BindingOnTrial = {
  bind(editor, doc, { mayHeal, isGesturing, gathers, canWrite }) {
    const unbindUndo = bindUndo(editor.store, doc)
    const unbindStore = bindStore(editor.store, doc, {
      mayHeal,
      isGesturing,
      ...(canWrite && { canWrite }),
      // The frame ends with an action of the script.
      ...(gathers && { onNextFrame: () => () => undefined }),
      withoutHistory: (change) => editor.run(change, { history: 'ignore' }),
    })
    return () => {
      unbindStore()
      unbindUndo()
    }
  },
  readBoard: writtenBoardOf,
}

interface Person {
  editor: Editor
  doc: Y.Doc
  gesturing: Atom<boolean>
  unbind: () => void
}

const MAX_ROUNDS = 40

/**
 * Lets people do a script on one board, then waits until nothing moves any more.
 *
 * @throws when the boards differ in the end, a shape lies on no page, or an editor fails
 */
export async function runWorkshop(
  { people: count, actions }: Script,
  trial: BindingOnTrial = OURS,
): Promise<void> {
  countIds()
  const relayDoc = new Y.Doc()
  relayDoc.clientID = 1
  seedBoard(relayDoc, { name: 'Wonen', shapes: startingShapes() })
  const network = createCuttableNetwork(relayDoc)
  const people: Person[] = []
  let nextClientId = 100

  function enter(state: Uint8Array): Person {
    const doc = new Y.Doc()
    doc.clientID = nextClientId
    nextClientId += 1
    Y.applyUpdate(doc, state, 'network')
    const editor = createWholeEditor()
    const gesturing = atom('gesturing', false)
    const unbind = trial.bind(editor, doc, {
      mayHeal: () => people[0]?.doc === doc,
      isGesturing: () => gesturing.get(),
      gathers: doc.clientID % 2 === 1,
    })
    network.join(doc)
    return { editor, doc, gesturing, unbind }
  }

  function leave({ editor, doc, unbind }: Person): void {
    unbind()
    network.leave(doc)
    editor.dispose()
  }

  for (let at = 0; at < count; at += 1) people.push(enter(Y.encodeStateAsUpdate(relayDoc)))

  function act(action: WorkshopAction): void {
    const at = action.person % people.length
    const person = people[at]!
    switch (action.kind) {
      case 'endFrame':
        flushEdits(person.editor.store)
        return
      case 'gesture':
        person.gesturing.update((isGesturing) => !isGesturing)
        return
      case 'deliver':
        network.deliver(person.doc, Number.MAX_SAFE_INTEGER)
        return
      case 'deliverOne':
        network.deliver(person.doc, 1)
        return
      case 'cut':
        network.cut(person.doc)
        return
      case 'reconnect':
        network.reconnect(person.doc)
        return
      case 'reload': {
        // What was written so far is kept on the device; what the page still gathered is written as it closes.
        leave(person)
        people[at] = enter(Y.encodeStateAsUpdate(person.doc))
        return
      }
      default:
        doEdit(person.editor, action.kind satisfies EditKind, action)
    }
  }

  function settle(): void {
    for (const { gesturing } of people) gesturing.set(false)
    for (const { doc } of people) network.reconnect(doc)
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      for (const { editor } of people) flushEdits(editor.store)
      if (network.isQuiet()) return
      for (const { doc } of people) network.deliver(doc, Number.MAX_SAFE_INTEGER)
    }
    throw new Error(`people still answer each other after ${MAX_ROUNDS} rounds`)
  }

  try {
    for (const action of actions) {
      act(action)
      // Between two things that people do, what was put off until the end of the task is done.
      await Promise.resolve()
    }
    settle()
    const expected = trial.readBoard(relayDoc)
    for (const [at, { editor, doc }] of people.entries()) {
      assertSame(`document of person ${at}`, trial.readBoard(doc), expected)
      assertSame(`canvas of person ${at}`, shownBoardOf(editor.store), expected)
      // Browsers and relay tell by it that they differ: where they do not, it must not say so.
      if (stateDigest(doc) !== stateDigest(relayDoc)) throw new Error(`digest of person ${at} differs`)
      assertOnPage(editor)
    }
  } finally {
    for (const person of people) leave(person)
    dropFrames()
  }
}

/** A template frame, two frames and three notes. */
function startingShapes(): TLShape[] {
  const editor = createWholeEditor()
  for (const x of [0, 400]) editor.createShape({ type: 'frame', x, y: 0, props: { w: 300, h: 300 } })
  for (const x of [0, 450, 900]) editor.createShape({ type: 'note', x, y: 50 })
  const shapes = editor.getCurrentPageShapes()
  editor.dispose()
  const template = createTemplateRecord({ templateId: 'a/b', version: 1, x: 0, y: 0, w: 900, h: 900 })
  return [template, ...shapes]
}

function assertSame(name: string, found: object, expected: object): void {
  const foundEntries = new Map(
    Object.entries(found).map(([id, record]) => [id, JSON.stringify(sorted(record))]),
  )
  const expectedEntries = Object.entries(expected)
  for (const [id, record] of expectedEntries) {
    const wanted = JSON.stringify(sorted(record))
    if (foundEntries.get(id) !== wanted) {
      throw new Error(`${name} differs in ${id}:\n  ${foundEntries.get(id)}\n  instead of\n  ${wanted}`)
    }
    foundEntries.delete(id)
  }
  const [extra] = foundEntries
  if (extra !== undefined) throw new Error(`${name} has ${extra.join(' ')}, which nobody else has`)
}

/** Equal records have their keys in the same order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]))
}

function assertOnPage(editor: Editor): void {
  for (const record of editor.store.allRecords()) {
    if (record.typeName !== 'shape') continue
    if (editor.getAncestorPageId(record) === undefined) throw new Error(`${record.id} lies on no page`)
    if (editor.getShapePageBounds(record) === undefined) throw new Error(`${record.id} has no place`)
  }
}
