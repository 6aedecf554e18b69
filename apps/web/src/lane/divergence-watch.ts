import { stateDigest } from '@anderhalf/board-model'
import { encodeAnderhalfMessage, type AnderhalfMessage } from '@anderhalf/protocol'
import type * as Y from 'yjs'

/** With a random end, so that a room full of people does not ask in one instant. */
const ASK_EVERY_MS = { least: 30_000, most: 45_000 }
/** A new handshake brings both sides together again; if it does not, more of them will not either. */
const MAX_HANDSHAKES = 2

export interface DivergenceWatch {
  received(message: AnderhalfMessage): void
  close(): void
}

export interface DivergenceOptions {
  readonly doc: Y.Doc
  /** Takes one frame; is called only while `isQuiet`. */
  readonly send: (frame: Uint8Array<ArrayBuffer>) => void
  /** Connected, nothing of this device under way to the relay, and nothing of the relay held back here. */
  readonly isQuiet: () => boolean
  /** Both sides tell each other what they have, as at the beginning. Nothing is lost by that. */
  readonly shakeHands: () => void
  /** This document and the relay's stay different. */
  readonly onDiverged: () => void
}

/**
 * Asks the relay now and then what it holds, as one number. The answer comes after everything the relay sent before,
 * so a quiet document that has another number differs from the board, although both sides think they are in step.
 */
export function createDivergenceWatch(options: DivergenceOptions): DivergenceWatch {
  const { doc, send, isQuiet, shakeHands, onDiverged } = options
  let asked = 0
  let handshakes = 0
  let timer = setTimeout(ask, randomDelayMs())

  function ask() {
    timer = setTimeout(ask, randomDelayMs())
    if (!isQuiet()) return
    asked += 1
    send(encodeAnderhalfMessage({ kind: 'compare', n: asked }))
  }

  return {
    received(message) {
      if (message.kind !== 'digest' || message.n !== asked || !isQuiet()) return
      if (message.digest === stateDigest(doc)) {
        handshakes = 0
        return
      }
      send(encodeAnderhalfMessage({ kind: 'diverged' }))
      handshakes += 1
      if (handshakes <= MAX_HANDSHAKES) shakeHands()
      else onDiverged()
    },
    close() {
      clearTimeout(timer)
    },
  }
}

function randomDelayMs(): number {
  return ASK_EVERY_MS.least + Math.random() * (ASK_EVERY_MS.most - ASK_EVERY_MS.least)
}
