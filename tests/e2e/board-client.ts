import { RECORDS_MAP } from '@anderhalf/board-model'
import type { BoardLinks, CreateBoardRequest, CreatedBoard } from '@anderhalf/protocol'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface BoardClient {
  readonly doc: Y.Doc
  /** Ids of all records that the server holds. */
  recordIds(): string[]
  close(): void
}

/** What the start page asks for. @returns a link for each role */
export async function createBoard(origin: string, board: CreateBoardRequest): Promise<BoardLinks> {
  const response = await fetch(`${origin}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(board),
  })
  if (!response.ok) throw new Error(`no board was made: ${response.status}`)
  return ((await response.json()) as CreatedBoard).links
}

/** Joins over HTTP like a program: with the token instead of a cookie. */
export async function joinAsProgram(link: string, name: string): Promise<{ boardId: string; token: string }> {
  const url = new URL(link)
  const boardId = url.pathname.split('/').at(-1)
  const response = await fetch(`${url.origin}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ boardId, secret: url.hash.slice(1), name }),
  })
  if (!response.ok) throw new Error(`joining was refused: ${response.status}`)
  return (await response.json()) as { boardId: string; token: string }
}

/** A stock y-websocket client on the canvas lane, through no code of ours but the names in the document. */
export async function openCanvas(origin: string, boardId: string, token: string): Promise<BoardClient> {
  class WebSocketWithToken extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync/${boardId}`, 'canvas', doc, {
    WebSocketPolyfill: WebSocketWithToken as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced) => synced && resolve())
  })
  return {
    doc,
    recordIds: () => [...doc.getMap(RECORDS_MAP).keys()],
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}
