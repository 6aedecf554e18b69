import { MESSAGE_TYPE, PRESENCE_USER_KEY } from '@anderhalf/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'

/** How a state begins into which the relay put an identity. */
const STAMPED = `{${JSON.stringify(PRESENCE_USER_KEY)}:`
const GONE = 'null'

/**
 * The relay says once who a presence belongs to, and from then on only what that person does. Puts the identity back
 * in before anybody sees the state.
 */
export function rememberPeople({ awareness, messageHandlers }: WebsocketProvider): void {
  /** The identity of each client, as the JSON in which it came. */
  const userJsonById = new Map<number, string>()

  function complete(clientId: number, state: string): string {
    if (state === GONE) {
      userJsonById.delete(clientId)
      return state
    }
    if (state.startsWith(STAMPED)) {
      const { [PRESENCE_USER_KEY]: user } = JSON.parse(state) as Record<string, unknown>
      userJsonById.set(clientId, JSON.stringify(user))
      return state
    }
    const userJson = userJsonById.get(clientId)
    if (userJson === undefined) return state
    return `${STAMPED}${userJson}${state === '{}' ? '' : ','}${state.slice(1)}`
  }

  messageHandlers[MESSAGE_TYPE.awareness] = (_encoder, decoder, provider) => {
    const update = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const count = decoding.readVarUint(update)
    const completed = encoding.createEncoder()
    encoding.writeVarUint(completed, count)
    for (let at = 0; at < count; at += 1) {
      const clientId = decoding.readVarUint(update)
      encoding.writeVarUint(completed, clientId)
      encoding.writeVarUint(completed, decoding.readVarUint(update))
      encoding.writeVarString(completed, complete(clientId, decoding.readVarString(update)))
    }
    applyAwarenessUpdate(awareness, encoding.toUint8Array(completed), provider)
  }
}
