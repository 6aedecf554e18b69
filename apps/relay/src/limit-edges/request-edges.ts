import type { CreatedBoard } from '@anderhalf/protocol'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { invitationTo, type EdgePlace } from './edge-place.ts'
import { outcomeOf, TAKEN } from './edge-outcome.ts'
import type { SomeLimitEdges } from './limit-edge.ts'

const TOO_MANY = '429 too-many-requests'
const UNKNOWN_LINK = '404 link-unknown'

async function create(place: EdgePlace, body: object, address = place.newAddress()): Promise<string> {
  return outcomeOf(await place.ask('POST', '/api/boards', { body, address }))
}

async function join(place: EdgePlace, body: object, address = place.newAddress()): Promise<string> {
  return outcomeOf(await place.ask('POST', '/api/join', { body, address }))
}

function wrongLinkTo({ boardId }: CreatedBoard): object {
  return { boardId, secret: 'A'.repeat(32), name: 'Noor' }
}

const WRONG_CODE = { code: 'AAAAAAAA', name: 'Noor' }

/** Padded with a field that nobody asked for. */
function bodyOfBytes(bytes: number): object {
  const body = { title: 'Wonen', padding: '' }
  return { ...body, padding: 'x'.repeat(bytes - JSON.stringify(body).length) }
}

/** A request of which address, names and values of its headers take so much, padded with a header of no meaning. */
async function askWithHeaders(place: EdgePlace, bytes: number): Promise<string> {
  const counted = ['/healthz', 'Host', 'a', 'Connection', 'close', 'X-Padding'].join('')
  const socket = connect(place.relay.port, '127.0.0.1')
  const padding = 'x'.repeat(bytes - counted.length)
  socket.write(`GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Padding: ${padding}\r\n\r\n`)
  const status = /^HTTP\/1\.1 (\d+)/.exec(await text(socket))?.[1]
  return status === '200' ? TAKEN : (status ?? 'no answer')
}

export const requestEdges = {
  maxHeaderBytes: { past: '431', trySize: askWithHeaders },
  maxRequestBytes: {
    past: '413 request-too-large',
    trySize: (place, bytes) => create(place, bodyOfBytes(bytes)),
  },
  maxTitleLength: {
    past: '400 request-invalid',
    trySize: (place, length) => create(place, { title: 't'.repeat(length) }),
  },
  maxTemplatesAtCreation: {
    past: '400 request-invalid',
    trySize: (place, count) =>
      create(place, {
        title: 'Wonen',
        templates: Array.from({ length: count }, () => 'systemic-context/rings'),
      }),
  },
  maxNameLength: {
    past: '400 request-invalid',
    async trySize(place, length) {
      const board = await place.createBoard()
      return join(place, { ...invitationTo(board, 'viewer'), name: 'n'.repeat(length) })
    },
  },
  maxColorNameLength: {
    past: '400 request-invalid',
    async trySize(place, length) {
      const as = await place.enter('facilitator')
      const body = { name: 'k'.repeat(length) }
      return outcomeOf(await place.ask('PUT', `/api/boards/${as.boardId}/colors/yellow`, { as, body }))
    },
  },
  maxBoardsPerAddressPerMinute: {
    value: 5,
    past: TOO_MANY,
    async begin(place) {
      const address = place.newAddress()
      return () => create(place, { title: 'Wonen' }, address)
    },
  },
  maxJoinsPerAddressPerMinute: {
    value: 5,
    past: TOO_MANY,
    async begin(place) {
      const body = invitationTo(await place.createBoard(), 'participant')
      const address = place.newAddress()
      return () => join(place, body, address)
    },
  },
  maxWrongLinksPerAddressPerMinute: {
    value: 4,
    at: UNKNOWN_LINK,
    past: TOO_MANY,
    async begin(place) {
      const body = wrongLinkTo(await place.createBoard())
      const address = place.newAddress()
      return () => join(place, body, address)
    },
  },
  maxCodeGuessesPerAddressPerMinute: {
    value: 4,
    at: UNKNOWN_LINK,
    past: TOO_MANY,
    async begin(place) {
      const address = place.newAddress()
      return () => join(place, WRONG_CODE, address)
    },
  },
  maxCodeGuessesPerMinute: {
    value: 7,
    isOfAll: true,
    at: UNKNOWN_LINK,
    past: TOO_MANY,
    begin: async (place) => () => join(place, WRONG_CODE),
  },
  maxVersionsReadPerSessionPerMinute: {
    at: '404 version-unknown',
    past: TOO_MANY,
    async begin(place) {
      const as = await place.enter('facilitator')
      return async () => outcomeOf(await place.ask('GET', `/api/boards/${as.boardId}/versions/7`, { as }))
    },
  },
} as const satisfies SomeLimitEdges
