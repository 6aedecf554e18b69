import { findHomelessShapes, readRecord, withoutParent } from '@anderhalf/board-model'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'

export interface Rehoming {
  /** What is shown on the page although the document has it elsewhere. */
  readonly shown: Iterable<string>
  /** Whether a change of these records can take or give a shape its parent. */
  mayMatter(changed: readonly TLRecord[], removed: readonly TLRecord[]): boolean
  /**
   * Call it in the same merge that changed the records: a circle of parents hangs the editor's own handlers.
   *
   * @returns the shapes that it gave another parent
   */
  settle(): ReadonlySet<string>
}

/**
 * Shows on the page what hangs on a parent that is gone, and puts it back when the parent returns. The document is
 * not touched: it learns of the new parent with the next move of the shape.
 */
export function createRehoming(store: TLStore, doc: Y.Doc): Rehoming {
  let rehomed = new Set<TLShape['id']>()

  function isPage(id: string): boolean {
    return id.startsWith('page:') && store.has(id as TLRecord['id'])
  }

  function restore(): void {
    for (const id of rehomed) {
      const shape = store.get(id)
      const reading = readRecord(doc, id)
      if (shape === undefined || !reading?.ok || reading.record.typeName !== 'shape') continue
      const { x, y, rotation, parentId } = reading.record
      if (parentId !== shape.parentId) store.put([{ ...shape, x, y, rotation, parentId }])
    }
  }

  return {
    get shown() {
      return rehomed
    },
    mayMatter(changed, removed) {
      if (rehomed.size > 0) return true
      const gone = removed.some(({ typeName }) => typeName === 'shape' || typeName === 'page')
      return gone || changed.some((record) => record.typeName === 'shape' && !isPage(record.parentId))
    },
    settle() {
      const moved = new Set<string>(rehomed)
      restore()
      rehomed = new Set()
      for (const id of findHomelessShapes(store.query.records('shape').get(), isPage)) {
        const shape = store.get(id as TLShape['id'])
        if (shape === undefined) continue
        rehomed.add(shape.id)
        moved.add(shape.id)
        store.put([withoutParent(shape)])
      }
      return moved
    },
  }
}
