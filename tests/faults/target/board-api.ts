import { request } from 'node:http'
import type { CreatedBoard, JoinedBoard, Role } from '@anderhalf/protocol'
import { nextLocalAddress } from './local-address.ts'
import type { TargetBoard, Visitor } from './target.ts'

export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly localAddress?: string
}

export interface ApiAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export function callApi(origin: string, call: ApiRequest): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const body = call.body === undefined ? '' : JSON.stringify(call.body)
    const { hostname, port } = new URL(origin)
    const outgoing = request({
      hostname,
      port,
      path: call.path,
      method: call.method,
      agent: false,
      localAddress: call.localAddress ?? nextLocalAddress(),
      headers: {
        ...(body === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        ...call.headers,
      },
    })
    outgoing.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export interface LinkedBoard extends TargetBoard {
  readonly links: CreatedBoard['links']
}

/** A new board through the HTTP API. */
export async function createBoardOver(origin: string, title = 'Proefbord'): Promise<LinkedBoard> {
  const created = await callApi(origin, { method: 'POST', path: '/api/boards', body: { title } })
  const { boardId, links } = parseAnswer(created, 201) as CreatedBoard
  return { boardId, links, syncPath: (lane) => syncPathOf(boardId, lane), join: joinBy }

  async function joinBy(role: Role, name: string): Promise<Visitor> {
    return joinByLink(origin, boardId, secretOf(links[role]), name)
  }
}

export async function joinByLink(
  origin: string,
  boardId: string,
  secret: string,
  name: string,
  localAddress = nextLocalAddress(),
): Promise<Visitor> {
  const answer = await callApi(origin, {
    method: 'POST',
    path: '/api/join',
    body: { boardId, secret, name },
    localAddress,
  })
  const { role, participantId, token } = parseAnswer(answer, 200) as JoinedBoard
  return { role, participantId, headers: { authorization: `Bearer ${token}` }, localAddress }
}

function syncPathOf(boardId: string, lane: string): string {
  return `/sync/${boardId}/${lane}`
}

export function secretOf(link: string): string {
  return link.slice(link.indexOf('#') + 1)
}

function parseAnswer(answer: ApiAnswer, status: number): unknown {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`)
  return JSON.parse(answer.text)
}
