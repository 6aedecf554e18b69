import * as Y from 'yjs'

interface Link {
  connected: boolean
  readonly toRelay: Uint8Array[]
  readonly toClient: Uint8Array[]
}

export interface CuttableNetwork {
  readonly relayDoc: Y.Doc
  join(doc: Y.Doc): void
  leave(doc: Y.Doc): void
  cut(doc: Y.Doc): void
  reconnect(doc: Y.Doc): void
  /** Hands on at most `count` waiting updates each way. */
  deliver(doc: Y.Doc, count: number): void
  isQuiet(): boolean
}

/** A relay in memory that hands updates on when told to. The real wire is tried elsewhere. */
export function createCuttableNetwork(relayDoc: Y.Doc): CuttableNetwork {
  const links = new Map<Y.Doc, Link>()
  const stops = new Map<Y.Doc, () => void>()

  function linkOf(doc: Y.Doc): Link {
    const link = links.get(doc)
    if (link === undefined) throw new Error('this document has not joined')
    return link
  }

  relayDoc.on('update', (update: Uint8Array, origin: unknown) => {
    for (const [doc, link] of links) if (link.connected && doc !== origin) link.toClient.push(update)
  })

  function reconnect(doc: Y.Doc): void {
    const link = linkOf(doc)
    if (link.connected) return
    link.connected = true
    link.toClient.push(Y.encodeStateAsUpdate(relayDoc, Y.encodeStateVector(doc)))
    link.toRelay.push(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(relayDoc)))
  }

  return {
    relayDoc,
    join(doc) {
      const link: Link = { connected: false, toRelay: [], toClient: [] }
      links.set(doc, link)
      function onUpdate(update: Uint8Array, origin: unknown): void {
        if (link.connected && origin !== 'network') link.toRelay.push(update)
      }
      doc.on('update', onUpdate)
      stops.set(doc, () => doc.off('update', onUpdate))
      reconnect(doc)
    },
    leave(doc) {
      stops.get(doc)?.()
      links.delete(doc)
    },
    cut(doc) {
      const link = linkOf(doc)
      link.connected = false
      link.toRelay.length = 0
      link.toClient.length = 0
    },
    reconnect,
    deliver(doc, count) {
      const { toRelay, toClient } = linkOf(doc)
      for (const update of toRelay.splice(0, count)) Y.applyUpdate(relayDoc, update, doc)
      for (const update of toClient.splice(0, count)) Y.applyUpdate(doc, update, 'network')
    },
    isQuiet() {
      return [...links.values()].every(({ toRelay, toClient }) => toRelay.length + toClient.length === 0)
    },
  }
}
