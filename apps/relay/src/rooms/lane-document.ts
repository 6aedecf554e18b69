import { applyThriftily } from '@anderhalf/board-model'
import { REJECT_CODE, type Lane, type Limits, type RejectCode } from '@anderhalf/protocol'
import * as Y from 'yjs'
import { decodeUpdate, type DecodedUpdate } from './decode-update.ts'
import { CLIENT_ROOT, holdsCanvasRecords } from './lane-rules.ts'
import { createLaneSize } from './lane-size.ts'
import { createPendingOverwrites } from './pending-overwrites.ts'
import { readOverwrite } from './read-overwrite.ts'
import { createRecordCheck, type RecordRights } from './record-check.ts'
import { createUpdateContext, type UpdateContext } from './update-context.ts'
import { checkStructure } from './update-structure.ts'

/** Edits delete what a few people wrote; more is a history, and mostly known. */
const MAX_DELETING_CLIENTS = 4
/** Bringing in so many takes two milliseconds. */
const MAX_PENDING = 128

/** Says of each author of new edits whether this update may bring them; null when it may. */
export type CheckAuthors = (authors: ReadonlySet<number>) => RejectCode | null

/** What the one who sends an update may do. */
export interface WriterRights extends RecordRights {
  readonly checkAuthors: CheckAuthors
}

export type Taking =
  | {
      readonly ok: true
      /** What is new, or null when nothing is. */ readonly update: Uint8Array | null
      readonly authors: ReadonlySet<number>
    }
  | { readonly ok: false; readonly code: RejectCode }

/** The state of a lane that updates are checked against. Everything it holds was checked. */
export interface LaneDocument {
  /** With everything that was taken. Looking at it brings in what was taken and waits. */
  readonly doc: Y.Doc
  /** Checks the update against the state and applies it, wholly or not at all. */
  take(update: Uint8Array, rights: WriterRights): Taking
  /** Runs a change of the server itself. @returns null when it changed nothing */
  change(change: (doc: Y.Doc) => void): Uint8Array | null
  /** What encoding the whole state costs grows with this. */
  structCount(): number
  close(): void
}

/** An update broke the document although it passed the checks: the document must be built anew. */
export class BrokenDocumentError extends Error {
  override name = 'BrokenDocumentError'
}

/** @throws {BrokenDocumentError} when the parts are damaged */
export function createLaneDocument(lane: Lane, parts: Iterable<Uint8Array>, limits: Limits): LaneDocument {
  const doc = new Y.Doc()
  const root = doc.getMap<unknown>(CLIENT_ROOT)
  const records = createRecordCheck(doc, root)
  load(doc, parts)

  const size = createLaneSize(doc, root, limits.maxRecords)
  const pending = createPendingOverwrites(doc)
  let emitted: Uint8Array | null = null
  const noteEmitted = (update: Uint8Array): void => {
    emitted = update
  }

  function check(decoded: DecodedUpdate, rights: WriterRights): RejectCode | UpdateContext {
    const context = createUpdateContext(doc, decoded)
    if (context === null) return REJECT_CODE.missingContext
    const refusal = rights.checkAuthors(context.authors)
    if (refusal !== null) return refusal
    const structure = checkStructure(context, root)
    if (typeof structure === 'number') return structure
    if (holdsCanvasRecords(lane)) {
      const fault = records.faultOf(decoded, structure, rights)
      if (fault !== null) return fault
    }
    return size.grow(structure.created.size, structure.newTypeCount) ? context : REJECT_CODE.boardFull
  }

  /** @returns what Yjs says is new, null when nothing is */
  function emittedBy(run: () => void): Uint8Array | null {
    emitted = null
    doc.on('update', noteEmitted)
    try {
      run()
    } finally {
      doc.off('update', noteEmitted)
    }
    return emitted
  }

  function apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(doc, update)
    } catch (error) {
      throw new BrokenDocumentError('an update could not be integrated', { cause: error })
    }
    if (hasPending(doc)) throw new BrokenDocumentError('an update left pieces behind')
  }

  function bringInPending(): void {
    if (pending.updates.length === 0) return
    doc.transact(() => {
      for (const update of pending.updates) apply(update)
    })
    pending.clear()
  }

  /** @returns null when this is no edit that can be judged by itself */
  function takeOverwrite(update: Uint8Array, rights: WriterRights): Taking | null {
    const overwrite = readOverwrite(update)
    const place = overwrite && pending.placeOf(overwrite)
    if (overwrite === null || place === null) return null
    if (!records.isSurelyGood(place.recordMap, place.key, overwrite.value) || !size.grow(0, 0)) return null
    const authors = new Set([overwrite.clientId])
    const refusal = rights.checkAuthors(authors)
    if (refusal !== null) return { ok: false, code: refusal }
    pending.add(overwrite, place, update)
    if (pending.updates.length >= MAX_PENDING) bringInPending()
    return { ok: true, update, authors }
  }

  return {
    get doc() {
      bringInPending()
      return doc
    },
    take(update, rights) {
      const quickly = holdsCanvasRecords(lane) ? takeOverwrite(update, rights) : null
      if (quickly !== null) return quickly
      bringInPending()
      const decoded = decodeUpdate(update)
      if (decoded === null) return { ok: false, code: REJECT_CODE.malformedUpdate }
      const checked = check(decoded, rights)
      if (typeof checked === 'number') return { ok: false, code: checked }
      const { authors } = checked
      if (!isPassedOnAsItIs(decoded, checked)) {
        return { ok: true, update: emittedBy(() => apply(update)), authors }
      }
      apply(update)
      return { ok: true, update, authors }
    },
    change(change) {
      bringInPending()
      return emittedBy(() => doc.transact(() => change(doc)))
    },
    structCount() {
      bringInPending()
      let count = 0
      for (const structs of doc.store.clients.values()) count += structs.length
      return count
    },
    close() {
      doc.destroy()
    },
  }
}

/**
 * An update in which everything is new is passed on as it came: encoding what Yjs made of it costs a quarter of all,
 * and says the same.
 */
function isPassedOnAsItIs({ sections, deletes }: DecodedUpdate, { isAllNew }: UpdateContext): boolean {
  return isAllNew && sections.size > 0 && deletes.size <= MAX_DELETING_CLIENTS
}

function load(doc: Y.Doc, parts: Iterable<Uint8Array>): void {
  try {
    for (const part of parts) applyThriftily(doc, part)
  } catch (error) {
    throw new BrokenDocumentError('the stored updates of a lane are damaged', { cause: error })
  }
  if (hasPending(doc)) throw new BrokenDocumentError('the stored updates of a lane have gaps')
}

function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}
