import { applyThriftily } from '@anderhalf/board-model'
import { MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface IncomingUpdates {
  readonly areHeld: () => boolean
  /** While held, what others do waits; it is applied, in order, when it is let go. */
  readonly hold: (held: boolean) => void
}

/**
 * Decides what becomes of each message of the sync protocol that the relay sends.
 *
 * @param answer called with the state vector of the relay, which asks for what it lacks
 */
export function takeInUpdates(
  provider: WebsocketProvider,
  answer: (stateVector: Uint8Array) => void,
): IncomingUpdates {
  const { doc, messageHandlers } = provider
  const handleSync = messageHandlers[MESSAGE_TYPE.sync]
  let heldUpdates: Uint8Array[] | null = null

  messageHandlers[MESSAGE_TYPE.sync] = (encoder, decoder, ...rest) => {
    const step = decoding.peekVarUint(decoder)
    if (heldUpdates !== null && step === SYNC_STEP.update) {
      heldUpdates.push(bodyOf(decoder))
      return
    }
    if (step === SYNC_STEP.stateVector) {
      answer(bodyOf(decoder))
      return
    }
    if (step === SYNC_STEP.missing) {
      takeInMissing(bodyOf(decoder))
      return
    }
    handleSync?.(encoder, decoder, ...rest)
  }

  function takeInMissing(update: Uint8Array): void {
    try {
      applyThriftily(doc, update, provider)
    } catch (error) {
      // As the provider does: whoever watches the document and fails must not keep the board from opening.
      console.error('An update was not taken in wholly', error)
    }
    provider.synced = true
  }

  return {
    areHeld: () => heldUpdates !== null,
    hold(held) {
      if (held) {
        heldUpdates ??= []
        return
      }
      const updates = heldUpdates ?? []
      heldUpdates = null
      for (const update of updates) Y.applyUpdate(doc, update, provider)
    },
  }
}

function bodyOf(decoder: decoding.Decoder): Uint8Array {
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}
