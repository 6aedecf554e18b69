import type { TLRecord, TLStore } from 'tldraw'
import type * as Y from 'yjs'

/** A way to keep a store and a document equal. */
export interface Binding {
  readonly name: 'ours' | 'whole records' | 'key-value'
  /** Writes records into an empty document, as whoever made the board would. */
  readonly addRecords: (doc: Y.Doc, records: readonly TLRecord[]) => void
  /** From the bytes of a board into an empty document. */
  readonly load: (doc: Y.Doc, bytes: Uint8Array) => void
  /** What a document holds. */
  readonly read: (doc: Y.Doc) => TLRecord[]
  /** Writes one edit. */
  readonly write: (doc: Y.Doc, before: TLRecord, after: TLRecord) => void
  /** @returns unbind */
  readonly bind: (store: TLStore, doc: Y.Doc) => () => void
}
