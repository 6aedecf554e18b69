import type { WebsocketProvider } from 'y-websocket'

const FIRST_MS = 100
const MOST_MS = 8000
const LEAST_PART = 0.4

/** The provider waits twice as long after each failure, and everybody equally long: a crowd would come in waves. */
export function spreadReconnects(provider: WebsocketProvider): void {
  provider.on('connection-close', () => {
    const longestMs = Math.min(MOST_MS, FIRST_MS * 2 ** (provider.wsUnsuccessfulReconnects + 1))
    provider.maxBackoffTime = longestMs * (LEAST_PART + Math.random() * (1 - LEAST_PART))
  })
}
