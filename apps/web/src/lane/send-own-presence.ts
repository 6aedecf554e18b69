import type { WebsocketProvider } from 'y-websocket'

interface PresenceChange {
  readonly added: number[]
  readonly updated: number[]
  readonly removed: number[]
}

/**
 * The provider answers every presence that arrives by sending it back: with a hundred people, a hundred times what
 * they do. Only a person's own presence is theirs to send.
 */
export function sendOwnPresence(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: send } = provider
  const isOwn = (clientId: number) => clientId === awareness.clientID

  awareness.off('update', send)
  awareness.on('update', ({ added, updated, removed }: PresenceChange, origin: unknown) => {
    const own = { added: added.filter(isOwn), updated: updated.filter(isOwn), removed: removed.filter(isOwn) }
    if (own.added.length + own.updated.length + own.removed.length > 0) send(own, origin)
  })
}
