import { atom, type Signal } from '@tldraw/state'
import * as Y from 'yjs'

/** Encoding a large board takes a tenth of a second: not while somebody is at it, and not at every edit. */
const MEASURE_AFTER_MS = 5000
const MIN_SHARE_TO_MEASURE = 0.01

export interface ByteGauge {
  /** Between two measurements the size of the edits is added, as the relay does. */
  readonly bytes: Signal<number>
  close(): void
}

/** How much room the document takes at the relay. */
export function gaugeBytes(doc: Y.Doc, maxBytes: number): ByteGauge {
  const bytes = atom('bytes of the board', 0)
  let timer: ReturnType<typeof setTimeout> | null = null
  let added = Number.POSITIVE_INFINITY

  function measure(): void {
    timer = null
    added = 0
    bytes.set(Y.encodeStateAsUpdate(doc).length)
  }

  function onUpdate(update: Uint8Array): void {
    added += update.length
    bytes.update((known) => known + update.length)
    if (added >= maxBytes * MIN_SHARE_TO_MEASURE) timer ??= setTimeout(measure, MEASURE_AFTER_MS)
  }

  doc.on('update', onUpdate)
  timer = setTimeout(measure, MEASURE_AFTER_MS)
  return {
    bytes,
    close() {
      doc.off('update', onUpdate)
      if (timer !== null) clearTimeout(timer)
    },
  }
}
