import type { WebsocketProvider } from 'y-websocket'

/** What is tried besides the attempts that the provider makes by itself. */
export interface Reconnecting {
  /** Both sides tell each other what they have, as at the beginning. */
  readonly anew: () => void
  /** The same after a random time, so that a room full of people does not come back in one instant. */
  readonly anewWithin: (withinMs: number) => void
  close(): void
}

export interface ReconnectingOptions {
  readonly provider: Pick<WebsocketProvider, 'connect' | 'disconnect'>
  /** Whether the connection is broken and not given up. */
  readonly isOffline: () => boolean
  /** Whether trying again has no use: a person must act first. */
  readonly isGivenUp: () => boolean
}

/** Comes back when the relay wants it, and as soon as the network or the person does. */
export function createReconnecting({ provider, isOffline, isGivenUp }: ReconnectingOptions): Reconnecting {
  let timer: ReturnType<typeof setTimeout> | null = null

  function anew(): void {
    provider.disconnect()
    provider.connect()
  }

  /** Instead of waiting until the provider tries again. */
  function now(): void {
    if (isOffline() && !isGivenUp()) provider.connect()
  }

  window.addEventListener('online', now)
  document.addEventListener('visibilitychange', now)

  return {
    anew,
    anewWithin(withinMs) {
      timer ??= setTimeout(() => {
        timer = null
        // Meanwhile the relay may have refused an edit, or said that there is no use in coming back.
        if (!isGivenUp()) anew()
      }, Math.random() * withinMs)
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
    },
  }
}
