import { stateDigest } from '@anderhalf/board-model'
import type { Doc } from 'yjs'

const AT_MOST_EVERY_MS = 5000
/** A large lane is read through seldom: no more than a thousandth of the time goes into it. */
const PAUSE_PER_WORK = 1000

/** What this lane holds, as one number, for clients that want to know whether they hold the same. */
export interface LaneDigest {
  /**
   * @param seq names the state
   * @returns null when it would take too much of the relay's time now; whoever asks does so again later
   */
  read(seq: number, doc: Doc): number | null
}

export function createLaneDigest(nowMs: () => number): LaneDigest {
  let latest: { readonly seq: number; readonly digest: number } | null = null
  let notBeforeMs = 0

  return {
    read(seq, doc) {
      if (latest?.seq === seq) return latest.digest
      const startedAtMs = nowMs()
      if (startedAtMs < notBeforeMs) return null
      const digest = stateDigest(doc)
      const tookMs = nowMs() - startedAtMs
      notBeforeMs = startedAtMs + Math.max(AT_MOST_EVERY_MS, tookMs * PAUSE_PER_WORK)
      latest = { seq, digest }
      return digest
    },
  }
}
