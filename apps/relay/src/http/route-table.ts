/**
 * Who may call a route of the API.
 * - `anyone`: no session needed
 * - `member`: whoever is on the board; for others the board does not exist
 * - `writer`: whoever may write on the canvas of the board
 * - `facilitator`: the facilitators of the board
 */
export type RouteAccess = 'anyone' | 'member' | 'writer' | 'facilitator'

export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: RouteAccess
}

/** Every route of the API. The application is built from this table, so there is none beside it. */
export const API_ROUTES = {
  createBoard: { method: 'POST', path: '/api/boards', access: 'anyone' },
  readInvitation: { method: 'POST', path: '/api/invitation', access: 'anyone' },
  joinBoard: { method: 'POST', path: '/api/join', access: 'anyone' },
  readBoard: { method: 'GET', path: '/api/boards/:boardId', access: 'member' },
  renameBoard: { method: 'PATCH', path: '/api/boards/:boardId', access: 'facilitator' },
  nameColor: { method: 'PUT', path: '/api/boards/:boardId/colors/:color', access: 'facilitator' },
  readPeople: { method: 'GET', path: '/api/boards/:boardId/people', access: 'writer' },
  readSentAway: { method: 'GET', path: '/api/boards/:boardId/sent-away', access: 'facilitator' },
  sendAway: {
    method: 'PUT',
    path: '/api/boards/:boardId/sent-away/:participantId',
    access: 'facilitator',
  },
  letBackIn: {
    method: 'DELETE',
    path: '/api/boards/:boardId/sent-away/:participantId',
    access: 'facilitator',
  },
  readSharing: { method: 'GET', path: '/api/boards/:boardId/sharing', access: 'facilitator' },
  setDoor: { method: 'PUT', path: '/api/boards/:boardId/door', access: 'facilitator' },
  replaceLink: { method: 'POST', path: '/api/boards/:boardId/links/:role', access: 'facilitator' },
  putUpload: { method: 'PUT', path: '/api/boards/:boardId/uploads/:uploadId', access: 'writer' },
  deleteUpload: { method: 'DELETE', path: '/api/boards/:boardId/uploads/:uploadId', access: 'writer' },
  readAsset: { method: 'GET', path: '/api/boards/:boardId/assets/:assetHash', access: 'member' },
  readTemplates: { method: 'GET', path: '/api/boards/:boardId/templates', access: 'facilitator' },
  saveTemplate: { method: 'POST', path: '/api/boards/:boardId/templates', access: 'facilitator' },
  placeTemplate: { method: 'PUT', path: '/api/boards/:boardId/templates/:hash', access: 'facilitator' },
  deleteTemplate: { method: 'DELETE', path: '/api/boards/:boardId/templates/:hash', access: 'facilitator' },
  readVersions: { method: 'GET', path: '/api/boards/:boardId/versions', access: 'facilitator' },
  compareVersion: { method: 'GET', path: '/api/boards/:boardId/versions/:number', access: 'facilitator' },
  restoreVersion: {
    method: 'POST',
    path: '/api/boards/:boardId/versions/:number/restore',
    access: 'facilitator',
  },
  deleteSession: { method: 'DELETE', path: '/api/session', access: 'anyone' },
} as const satisfies Record<string, ApiRoute>

export type ApiRouteName = keyof typeof API_ROUTES

/** What the relay answers besides the API and the web app's own pages. */
export const SERVER_ROUTES = {
  health: { method: 'GET', path: '/healthz', access: 'anyone' },
  readiness: { method: 'GET', path: '/readyz', access: 'anyone' },
  metrics: { method: 'GET', path: '/metrics', access: 'anyone' },
} as const satisfies Record<string, ApiRoute>

/** All of them, for whoever checks that each is guarded. */
export const ROUTES: readonly ApiRoute[] = [...Object.values(API_ROUTES), ...Object.values(SERVER_ROUTES)]

type NamesOf<Access extends RouteAccess> = {
  [Name in ApiRouteName]: (typeof API_ROUTES)[Name]['access'] extends Access ? Name : never
}[ApiRouteName]

export type OpenRouteName = NamesOf<'anyone'>
export type BoardRouteName = NamesOf<Exclude<RouteAccess, 'anyone'>>
