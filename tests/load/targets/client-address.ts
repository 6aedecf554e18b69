/** Where one client connects to, and how its frames are wrapped. */
export interface ClientAddress {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Hocuspocus puts the document's name before every message; null for plain y-websocket. */
  readonly documentName: string | null
}
