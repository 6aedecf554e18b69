import { encodeAnderhalfMessage } from '@anderhalf/protocol'
import type { WebsocketProvider } from 'y-websocket'

export interface AnswerProbe {
  /** Connects anew when the relay says nothing for a while. */
  readonly expectAnswer: () => void
  close(): void
}

const ANSWERS_WITHIN_MS = 4000

/**
 * For when the browser says that the network is gone: a socket may seem open for minutes then. The browser may also be
 * wrong, as the relay can be on this very machine.
 */
export function createAnswerProbe(provider: WebsocketProvider, reconnect: () => void): AnswerProbe {
  let timer: ReturnType<typeof setTimeout> | null = null
  return {
    expectAnswer() {
      if (!provider.wsconnected || timer !== null) return
      const askedAtMs = Date.now()
      provider.ws?.send(encodeAnderhalfMessage({ kind: 'barrier', n: 0 }))
      timer = setTimeout(() => {
        timer = null
        if (provider.wsconnected && provider.wsLastMessageReceived < askedAtMs) reconnect()
      }, ANSWERS_WITHIN_MS)
    },
    close() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
