import {
  changedRecordsOf,
  putJudged,
  readBoard,
  readChangedRecord,
  readRecord,
  RECORD_KEY,
  recordsOf,
  type ChangedRecords,
  type RecordFault,
} from '@anderhalf/board-model'
import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import type { OnNextFrame } from './on-next-frame.ts'
import { createDrawOrder } from './draw-order.ts'
import { editsInParts } from './edits-in-parts.ts'
import { flushEdits, onFlush } from './flush-edits.ts'
import { createGestureEdits } from './gesture-edits.ts'
import { createQuarantine } from './quarantine.ts'
import { rememberPagePlace } from './remember-page-place.ts'
import { createRehoming } from './rehome.ts'
import { afterHandOn, createSettling, handOnEdits, type Unsettled } from './settling.ts'
import { createEmptyDiff, findSideEffects } from './side-effects.ts'
import { writeEdits } from './write-edits.ts'

export interface BindStoreOptions {
  /** What the schemas refuse at present: kept out of the canvas, still in the document. Called when it changes. */
  readonly onRejected?: (rejected: readonly RecordFault[]) => void
  /** False for people who only read: their store follows the document and never writes to it. */
  readonly canWrite?: () => boolean
  /**
   * Whether this client is the one that writes what heals the order of shapes, see `mayHealBoard`. Every client heals
   * what it shows; were all to write it, they could answer each other for long.
   */
  readonly mayHeal?: () => boolean
  /**
   * Whether this person drags, resizes, rotates or draws at the moment. Reads signals. What a gesture changes is
   * written at its end, at most once a second in between; `bindGestures` shows it meanwhile.
   */
  readonly isGesturing?: () => boolean
  /**
   * Runs what the editor does by itself in answer to others without noting it in this person's undo history, such
   * as `(change) => editor.run(change, { history: 'ignore' })`.
   */
  readonly withoutHistory?: (change: () => void) => void
  /**
   * Calls back before the next frame is painted, or soon where none is: until then what others did is gathered, so that
   * a frame costs one change of the store however lively the room. Without it, each update is taken in as it arrives.
   * @returns cancel
   */
  readonly onNextFrame?: OnNextFrame
  /** Text of this shape is bound by somebody else at the moment, such as an open text editor. */
  readonly isTextBoundElsewhere?: (shapeId: string) => boolean
}

/**
 * Keeps a tldraw store equal to a board's document until unbound. Bind after the first sync: the server seeds the
 * document and its page, and a client never creates them.
 *
 * Two people who change different properties of one record both keep their edit; on the same property the later
 * Yjs clock wins. What arrives is applied as remote, so it is neither echoed nor undoable here. Local edits are
 * written once a frame, in one transaction unless they are very many; `flushEdits` writes them at once.
 *
 * @param store its document records are replaced by those of `doc`
 * @returns unbind; writes pending edits first, harmless when called twice
 *
 * Cost: O(changed records) an edit, O(all records) at the start and when a parent goes away.
 */
export function bindStore(store: TLStore, doc: Y.Doc, options: BindStoreOptions = {}): () => void {
  const origin = { binding: 'store' }
  const records = recordsOf(doc)
  const quarantine = createQuarantine(options.onRejected)
  const rehoming = createRehoming(store, doc)
  const drawOrder = createDrawOrder(store, doc)
  const canWrite = options.canWrite ?? (() => true)
  const mayHeal = options.mayHeal ?? (() => true)
  const withoutHistory = options.withoutHistory ?? ((change: () => void) => change())
  const isTextBoundElsewhere = options.isTextBoundElsewhere ?? (() => false)

  /** What others changed and the store was not told yet. */
  let untold: ChangedRecords | null = null
  let cancelFrame: (() => void) | null = null
  // Before anything heals.
  const forgetTakingIn = afterHandOn(store, takeIn)
  const settling = createSettling(store, {
    homesMayMatter: (changed, removed) => rehoming.mayMatter(changed, removed),
    isHealing: () => drawOrder.isHealing(),
    heal,
  })

  function merge(change: () => void): void {
    withoutHistory(() => store.mergeRemoteChanges(change))
  }

  function load(): void {
    const { records: found, rejected } = readBoard(doc)
    quarantine.replace(rejected)
    const ids = new Set<string>(found.map((record) => record.id))
    const gone = store.allRecords().filter((record) => isOfDocument(store, record) && !ids.has(record.id))
    applyRemote(found, gone)
  }

  /** A shape that has no home is put anew where the document has it: what a hand did with it must lie there first. */
  function commitShownElsewhere(): void {
    for (const id of rehoming.shown) gestures.commit(id)
  }

  function applyRemote(changed: readonly TLRecord[], removed: readonly TLRecord[]): void {
    if (changed.length === 0 && removed.length === 0) return
    const taken = new Set(removed.map((record) => record.id))
    let rehomed: ReadonlySet<string> = new Set()
    let diff: RecordsDiff<TLRecord>
    try {
      diff = store.extractingChanges(() =>
        merge(() => {
          putJudged(store, [...changed])
          store.remove([...taken])
          if (rehoming.mayMatter(changed, removed)) rehomed = rehoming.settle()
        }),
      )
    } catch {
      // One record that the editor cannot take must not stop the others.
      applyOneByOne(changed, removed)
      return
    }
    write(store.filterChangesByScope(findSideEffects(diff, { given: changed, taken, rehomed }), 'document'))
    settling.add(diff)
  }

  /** Call it when nothing is gathered: what a heal reads from the document must be what the store was told. */
  function heal({ homesMatter, parents }: Unsettled): void {
    const healed: [TLShape, TLShape][] = []
    commitShownElsewhere()
    merge(() => {
      if (homesMatter) rehoming.settle()
      healed.push(...drawOrder.heal(parents))
    })
    if (healed.length > 0 && mayHeal()) write({ ...createEmptyDiff(), updated: diffOf(healed) })
  }

  function write(edits: RecordsDiff<TLRecord> | null): void {
    if (edits === null || isEmpty(edits) || !canWrite()) return
    for (const part of editsInParts(edits)) {
      doc.transact(() => writeEdits(doc, part, isTextBoundElsewhere), origin)
    }
  }

  function applyOneByOne(changed: readonly TLRecord[], removed: readonly TLRecord[]): void {
    for (const record of changed) {
      try {
        merge(() => store.put([record]))
      } catch {
        quarantine.add({ id: record.id, code: 'schema', path: '' })
      }
    }
    merge(() => store.remove(removed.map((record) => record.id)))
  }

  function readChanged(changes: ChangedRecords): { changed: TLRecord[]; removed: TLRecord[] } {
    const changed: TLRecord[] = []
    const removed: TLRecord[] = []
    for (const [id, keys] of changes) {
      const current = store.get(id as TLRecord['id'])
      const touched = keys !== 'all' && isTextBoundElsewhere(id) ? withoutText(keys) : keys
      if (touched !== 'all' && touched.size === 0) continue
      const reading =
        current === undefined || touched === 'all'
          ? readRecord(doc, id)
          : readChangedRecord(doc, current, touched)
      if (reading?.ok) {
        quarantine.release(id)
        if (reading.record !== current) changed.push(reading.record)
        continue
      }
      if (reading === null) quarantine.release(id)
      else quarantine.add(reading.fault)
      if (current !== undefined) removed.push(current)
    }
    return { changed, removed }
  }

  function onDocChange(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    if (transaction.origin === origin) return
    const changes = changedRecordsOf(events)
    if (untold === null) untold = changes
    else addChanges(untold, changes)
    if (options.onNextFrame === undefined) handOnEdits(store)
    else cancelFrame ??= options.onNextFrame(() => handOnEdits(store))
  }

  /**
   * The store gathers edits until the next frame. They must lie in the document before what arrived is read back, or
   * the record as it was would be put over them: `handOnEdits` sees to that.
   */
  function takeIn(): void {
    if (untold === null) return
    const changes = untold
    untold = null
    cancelFrame?.()
    cancelFrame = null
    for (const id of changes.keys()) gestures.commit(id)
    commitShownElsewhere()
    const { changed, removed } = readChanged(changes)
    applyRemote(changed, removed)
    quarantine.report()
  }

  function onEdit(edits: RecordsDiff<TLRecord>): void {
    write(gestures.take(edits))
    settling.add(edits)
  }

  const gestures = createGestureEdits(store, options.isGesturing ?? (() => false), write)
  const forget = onFlush(store, () => gestures.commit())

  const forgetPlaces = rememberPagePlace(store)
  load()
  quarantine.report()
  const stopListening = store.listen(({ changes }) => onEdit(changes), { source: 'user', scope: 'document' })
  records.observeDeep(onDocChange)

  let bound = true
  return () => {
    if (!bound) return
    bound = false
    flushEdits(store)
    gestures.close()
    forget()
    forgetPlaces()
    forgetTakingIn()
    stopListening()
    settling.close()
    records.unobserveDeep(onDocChange)
  }
}

function diffOf(pairs: readonly [TLShape, TLShape][]): RecordsDiff<TLRecord>['updated'] {
  return Object.fromEntries(pairs.map((pair) => [pair[0].id, pair]))
}

function isEmpty({ added, updated, removed }: RecordsDiff<TLRecord>): boolean {
  return [added, updated, removed].every((part) => Object.keys(part).length === 0)
}

function isOfDocument(store: TLStore, record: TLRecord): boolean {
  return store.scopedTypes.document.has(record.typeName)
}

function addChanges(all: ChangedRecords, added: ChangedRecords): void {
  for (const [id, keys] of added) {
    const known = all.get(id)
    if (known === undefined || keys === 'all') all.set(id, keys)
    else if (known !== 'all') for (const key of keys) known.add(key)
  }
}

function withoutText(keys: ReadonlySet<string>): Set<string> {
  return new Set([...keys].filter((key) => key !== RECORD_KEY.text))
}
