import {
  CLOSE_REASON,
  LIMITS,
  mayChangeLocked,
  type BoardId,
  type CloseReasonName,
  type Limits,
  type Problem,
  type ProblemCode,
  type Role,
} from '@anderhalf/protocol'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { OpenedLane, OpenLane } from '../access/visitor.ts'
import { createPresenceStamp } from '../rooms/presence-message.ts'
import type { RoomLease, Rooms } from '../rooms/rooms.ts'
import { createCrowdRest } from './crowd-rest.ts'
import { createConnectionCounts, type ConnectionCounts } from './connection-counts.ts'
import { connect } from './connection.ts'
import { cutAfterFault } from './cut-after-fault.ts'
import { isSameOrigin } from './is-same-origin.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { createUpgradeAdmission, type AdmissionRefusal } from './upgrade-admission.ts'

const SYNC_PREFIX = '/sync/'
const REASON_BY_STATUS: ReadonlyMap<number, CloseReasonName> = new Map([
  [401, 'signIn'],
  [404, 'gone'],
])
const RETRY_SOON = ['Retry-After: 5']
const PASSING: ReadonlySet<ProblemCode> = new Set(['storage-unavailable', 'too-many-requests'])
/** What `ws` says of a frame above `maxPayload`. */
const FRAME_TOO_LARGE = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
const TELL_TOO_LARGE_EVERY_MS = 60_000
/** Rights that cannot be looked up may have ended: this often in a row they are taken to have. */
const MAX_FAILED_LOOKUPS = 2

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

export interface UpgradeOptions {
  readonly rooms: Pick<Rooms, 'open'>
  readonly openLane: OpenLane
  /** Origin of the address that people use when a proxy stands in front; null without one. */
  readonly publicOrigin: string | null
  /** Who the socket counts for; behind a proxy not the proxy. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** Who only looks on is shown without a name, unless the operator wants it shown. */
  readonly showsViewerNames?: boolean
  /** A client held something else than the relay although both thought they were in step. */
  readonly onDiverged?: () => void
  /** A socket was refused, as too many asked at once. */
  readonly onTurnedAway?: (refusal: AdmissionRefusal) => void
  /** A client sent a larger frame than there may be. */
  readonly onFrameTooLarge?: () => void
  /** How often a board was migrated, from 1. */
  readonly generationOf?: (boardId: BoardId) => number
  readonly limits?: Limits
  /** Who holds how many connections, for whoever wants to read it too. */
  readonly counts?: ConnectionCounts
  /** Must never go back, as the time of day may. */
  readonly monotonicMs?: () => number
}

/**
 * Takes the upgrades to `/sync/<boardId>/<lane>` and answers every other upgrade with a refusal. Whoever may not
 * come in is told so in plain HTTP, before a WebSocket exists.
 */
export function createUpgradeListener(options: UpgradeOptions): UpgradeListener {
  const {
    rooms,
    openLane,
    publicOrigin,
    addressOf,
    log,
    showsViewerNames = false,
    onDiverged = () => {},
    onTurnedAway = () => {},
    onFrameTooLarge = () => {},
    generationOf = () => 1,
    limits = LIMITS,
    monotonicMs: nowMs = () => performance.now(),
  } = options
  const { counts = createConnectionCounts(limits) } = options
  const admission = createUpgradeAdmission(limits, nowMs)
  const onMessage = createCrowdRest(nowMs)
  let silentUntilMs = 0
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxFrameBytes,
  })

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const opened = open(request)
    if (!('visitor' in opened)) {
      refuseUpgrade(socket, opened, PASSING.has(opened.code) ? RETRY_SOON : [])
      return
    }
    const { visitor, boardId, lane } = opened
    const place = counts.claim({ sessionKey: visitor.sessionKey, address: addressOf(request), boardId })
    if (typeof place === 'string') {
      const code = place === 'full' ? 'storage-unavailable' : 'too-many-requests'
      refuseUpgrade(socket, problem(code, 'there are too many connections already'), RETRY_SOON)
      return
    }
    let lease: RoomLease | null = null
    const giveBack = (): void => {
      place()
      lease?.release()
    }
    socket.once('close', giveBack)
    try {
      lease = await rooms.open(boardId, lane)
    } catch (error) {
      log.error({ err: error, boardId }, 'a lane could not be loaded')
      refuseUpgrade(socket, problem('storage-unavailable', 'the board cannot be loaded now'), RETRY_SOON)
      return
    }
    if (socket.destroyed) {
      lease.release()
      return
    }
    // Rights that ended while the lane was loaded: there was no socket yet that could be closed for it.
    const still = lookUp(request.headers, pathOf(request))
    if ('visitor' in still) handOver(request, socket, head, still, lease)
    else refuseUpgrade(socket, still)
  }

  function open(request: IncomingMessage): OpenedLane | Problem {
    const { headers, method } = request
    const isWebSocket = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
    if (!isWebSocket) return problem('request-invalid', 'the only upgrade here is a WebSocket')
    const path = pathOf(request)
    if (!path.startsWith(SYNC_PREFIX))
      return problem('route-unknown', 'there is nothing to open at this address')
    if (!isSameOrigin(headers, publicOrigin)) {
      return problem('origin-foreign', 'open the board at the address of this server')
    }
    const refusal = admission.admit(addressOf(request))
    if (refusal !== null) {
      onTurnedAway(refusal)
      const code = refusal === 'all' ? 'storage-unavailable' : 'too-many-requests'
      return problem(code, 'too many want to come in at once; try again in a moment')
    }
    return lookUp(headers, path)
  }

  function lookUp(headers: IncomingHttpHeaders, path: string): OpenedLane | Problem {
    try {
      const opened = openLane(headers, path)
      return opened.ok ? opened : opened.problem
    } catch (error) {
      log.error({ err: error }, 'rights could not be looked up')
      return problem('storage-unavailable', 'who may come in cannot be looked up now')
    }
  }

  function handOver(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    { visitor, boardId, lane, access }: OpenedLane,
    { room }: RoomLease,
  ): void {
    const { sessionKey, participantId, role, color } = visitor
    const name = role === 'viewer' && !showsViewerNames ? '' : visitor.name
    const { cookie, authorization } = request.headers
    const path = pathOf(request)
    // Only what it takes to ask again; the rest of the request goes.
    const credentials: IncomingHttpHeaders = {
      ...(cookie && { cookie }),
      ...(authorization && { authorization }),
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      // Without a listener, one malformed frame would end the process.
      webSocket.on('error', (error) => {
        if ('code' in error && error.code === FRAME_TOO_LARGE) noteTooLarge(boardId)
        cutAfterFault(socket, limits.maxFrameBytes)
      })
      // What was made on an older form of the board cannot be sent as it is: the client starts from the new one.
      if (lane === 'canvas' && generationIn(request) < generationOf(boardId)) {
        webSocket.close(CLOSE_REASON.boardClosed.code)
        return
      }
      connect({
        socket,
        webSocket,
        room,
        visitor: {
          sessionKey,
          participantId,
          presenceStamp: createPresenceStamp({ id: participantId, name, role, color }),
          mayWrite: access === 'write',
          mayChangeLocked: lane !== 'canvas' || mayChangeLocked(role),
        },
        limits,
        nowMs,
        reconsider: createReconsidering(credentials, path, visitor.role),
        onFault: (error) => log.error({ err: error }, 'a frame could not be handled'),
        onMessage,
        onDiverged() {
          log.warn({ boardId }, 'a browser held something else than the relay, and asks for everything again')
          onDiverged()
        },
        onForeignId: () =>
          log.warn({ boardId }, 'somebody wrote under an id that is somebody else’s, and was sent away'),
      })
    })
  }

  /** Such a client comes back for ever, so the log says it now and then. */
  function noteTooLarge(boardId: BoardId): void {
    onFrameTooLarge()
    if (nowMs() < silentUntilMs) return
    silentUntilMs = nowMs() + TELL_TOO_LARGE_EVERY_MS
    log.warn({ boardId }, 'a client brought more at once than a frame may hold, and was sent away')
  }

  /** A session can end and a role can change while a socket is open. */
  function createReconsidering(
    headers: IncomingHttpHeaders,
    path: string,
    role: Role,
  ): () => CloseReasonName | null {
    let failedLookups = 0
    return () => {
      try {
        const now = openLane(headers, path)
        failedLookups = 0
        if (!now.ok) return REASON_BY_STATUS.get(now.status) ?? 'notAllowed'
        // The client comes back by itself and gets the rights that it has now.
        return now.visitor.role === role ? null : 'restarting'
      } catch (error) {
        log.warn({ err: error }, 'rights could not be looked up')
        failedLookups++
        return failedLookups < MAX_FAILED_LOOKUPS ? null : 'tryLater'
      }
    }
  }

  return (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    upgrade(request, socket, head).catch((error: unknown) => {
      log.error({ err: error }, 'an upgrade failed')
      socket.destroy()
    })
  }
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0]!
}

/** The generation that a client builds on; one that has nothing yet, or does not say, builds on none. */
function generationIn({ url = '' }: IncomingMessage): number {
  const text = new URLSearchParams(url.split('?')[1]).get('generation')
  return text === null ? Number.POSITIVE_INFINITY : Number(text)
}

function problem(code: ProblemCode, message: string): Problem {
  return { code, message }
}
