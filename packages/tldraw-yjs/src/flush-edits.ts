import type { TLStore } from '@tldraw/tlschema'
import { handOnEdits } from './settling.ts'

const commits = new WeakMap<TLStore, Set<() => void>>()

/**
 * Writes at once what was gathered, what a gesture keeps back too. For a page that is about to be hidden or closed,
 * where no next frame comes.
 */
export function flushEdits(store: TLStore): void {
  handOnEdits(store)
  for (const commit of commits.get(store) ?? []) commit()
}

/** @returns forget */
export function onFlush(store: TLStore, commit: () => void): () => void {
  const known = commits.get(store) ?? new Set()
  commits.set(store, known)
  known.add(commit)
  return () => known.delete(commit)
}
