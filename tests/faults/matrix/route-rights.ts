import type { Role } from '@anderhalf/protocol'

export type Who = Role | 'nobody'

/** A status, or any of the 2xx. */
export type Verdict = number | 'ok'

export interface RouteRights {
  readonly method: string
  readonly path: string
  /** The path with all names but the board's filled in, where it has others. */
  readonly call?: string
  readonly body?: (board: { readonly boardId: string; readonly secret: string }) => unknown
  /** On the board that the session is on. */
  readonly own: Readonly<Record<Who, Verdict>>
  /** With a session of another board; null where the route names no board. */
  readonly foreign: Verdict | null
}

function everybody(verdict: Verdict): Record<Who, Verdict> {
  return { facilitator: verdict, participant: verdict, council: verdict, viewer: verdict, nobody: verdict }
}

const MEMBERS: Record<Who, Verdict> = { ...everybody('ok'), nobody: 401 }
const FACILITATORS: Record<Who, Verdict> = { ...everybody(403), facilitator: 'ok', nobody: 401 }

const WRITERS: Record<Who, Verdict> = { ...everybody('ok'), council: 403, viewer: 403, nobody: 401 }

const OWN_TEMPLATE = {
  format: 'anderhalf-template',
  formatVersion: 1,
  language: 'nl',
  name: 'Een vak',
  purpose: '',
  instruction: '',
  durationMinutes: 5,
  size: { w: 1000, h: 1000 },
  zonesOverlap: false,
  zones: [{ id: 'z1', name: 'Vak', fill: 'we', area: { kind: 'rectangle', x: 0, y: 0, w: 900, h: 900 } }],
  labels: [],
  coverage: [],
}

/** Who may do what, written down apart from the code that decides it. */
export const ROUTE_RIGHTS: readonly RouteRights[] = [
  { method: 'GET', path: '/healthz', own: everybody('ok'), foreign: null },
  { method: 'GET', path: '/readyz', own: everybody('ok'), foreign: null },
  // Without a token of the operator, metrics are told to this computer alone.
  { method: 'GET', path: '/metrics', own: everybody('ok'), foreign: null },
  {
    method: 'POST',
    path: '/api/boards',
    body: () => ({ title: 'Nieuw' }),
    own: everybody('ok'),
    foreign: null,
  },
  { method: 'POST', path: '/api/invitation', body: (board) => board, own: everybody('ok'), foreign: 'ok' },
  {
    method: 'POST',
    path: '/api/join',
    body: (board) => ({ ...board, name: 'x' }),
    own: everybody('ok'),
    foreign: 'ok',
  },
  { method: 'GET', path: '/api/boards/:boardId', own: MEMBERS, foreign: 404 },
  {
    method: 'PATCH',
    path: '/api/boards/:boardId',
    body: () => ({ title: 'Anders' }),
    own: FACILITATORS,
    foreign: 404,
  },
  {
    method: 'PUT',
    path: '/api/boards/:boardId/colors/:color',
    call: '/api/boards/:boardId/colors/yellow',
    body: () => ({ name: 'feit' }),
    own: FACILITATORS,
    foreign: 404,
  },
  { method: 'GET', path: '/api/boards/:boardId/people', own: WRITERS, foreign: 404 },
  { method: 'GET', path: '/api/boards/:boardId/sent-away', own: FACILITATORS, foreign: 404 },
  {
    // The cases of row R3 have people who are there.
    method: 'PUT',
    path: '/api/boards/:boardId/sent-away/:participantId',
    call: '/api/boards/:boardId/sent-away/AAAAAAAAAAAAAAAA',
    body: () => ({ replaceLinks: true }),
    own: { ...FACILITATORS, facilitator: 404 },
    foreign: 404,
  },
  {
    method: 'DELETE',
    path: '/api/boards/:boardId/sent-away/:participantId',
    call: '/api/boards/:boardId/sent-away/AAAAAAAAAAAAAAAA',
    own: FACILITATORS,
    foreign: 404,
  },
  { method: 'GET', path: '/api/boards/:boardId/sharing', own: FACILITATORS, foreign: 404 },
  {
    method: 'PUT',
    path: '/api/boards/:boardId/door',
    body: () => ({ open: true }),
    own: FACILITATORS,
    foreign: 404,
  },
  {
    method: 'POST',
    path: '/api/boards/:boardId/links/:role',
    call: '/api/boards/:boardId/links/viewer',
    // Whoever may is told that this is no answer: the links of this board are needed.
    body: () => ({ comeInAnew: 'perhaps' }),
    own: { ...FACILITATORS, facilitator: 400 },
    foreign: 404,
  },
  {
    method: 'PUT',
    path: '/api/boards/:boardId/uploads/:uploadId',
    call: '/api/boards/:boardId/uploads/AAAAAAAAAAAAAAAA?offset=0&total=999',
    // Whoever may is told that this is no image.
    body: () => ({ image: false }),
    own: { ...WRITERS, facilitator: 415, participant: 415 },
    foreign: 404,
  },
  {
    method: 'DELETE',
    path: '/api/boards/:boardId/uploads/:uploadId',
    call: '/api/boards/:boardId/uploads/AAAAAAAAAAAAAAAA',
    own: WRITERS,
    foreign: 404,
  },
  {
    // The tests of the relay have images that are there.
    method: 'GET',
    path: '/api/boards/:boardId/assets/:assetHash',
    own: { ...everybody(404), nobody: 401 },
    foreign: 404,
  },
  { method: 'GET', path: '/api/boards/:boardId/templates', own: FACILITATORS, foreign: 404 },
  {
    method: 'POST',
    path: '/api/boards/:boardId/templates',
    body: () => ({ template: OWN_TEMPLATE }),
    own: FACILITATORS,
    foreign: 404,
  },
  {
    // The tests of the relay have templates that are there.
    method: 'PUT',
    path: '/api/boards/:boardId/templates/:hash',
    own: { ...FACILITATORS, facilitator: 404 },
    foreign: 404,
  },
  {
    method: 'DELETE',
    path: '/api/boards/:boardId/templates/:hash',
    own: FACILITATORS,
    foreign: 404,
  },
  { method: 'GET', path: '/api/boards/:boardId/versions', own: FACILITATORS, foreign: 404 },
  {
    // The tests of the relay have versions that are there.
    method: 'GET',
    path: '/api/boards/:boardId/versions/:number',
    call: '/api/boards/:boardId/versions/9',
    own: { ...FACILITATORS, facilitator: 404 },
    foreign: 404,
  },
  {
    method: 'POST',
    path: '/api/boards/:boardId/versions/:number/restore',
    call: '/api/boards/:boardId/versions/9/restore',
    body: () => ({ scope: 'missing' }),
    own: { ...FACILITATORS, facilitator: 404 },
    foreign: 404,
  },
  { method: 'DELETE', path: '/api/session', own: everybody('ok'), foreign: null },
]
