import {
  CLOSE_REASON,
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  OLDEST_PROTOCOL_VERSION,
  REJECT_CODE,
  REMEMBERS_PEOPLE_SINCE,
  type AnderhalfMessage,
  type CloseReasonName,
  type Limits,
} from '@anderhalf/protocol'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { KEEP_ALIVE_FRAME } from '../rooms/sync-frames.ts'
import type { Room } from '../rooms/room.ts'
import type { RoomMember } from '../rooms/room-member.ts'
import { encodeFrame } from './frame.ts'
import { parseMessage, type ClientMessage } from './parse-message.ts'
import { createTokenBucket } from './token-bucket.ts'

/** What no honest client sends may still come from a client with a fault: only the third time ends it. */
const MAX_STRIKES = 3
/** Stock clients send back everybody's presence as often as they are told it: it counts for a part. */
const PRESENCE_DISCOUNT = 4
/** Honest clients ask once in half a minute. */
const COMPARISONS_PER_SECOND = 0.1
const COMPARISON_BURST = 4
/** How long a client may take to answer our close before its socket is cut. */
const CLOSE_WAIT_MS = 2_000

export interface ConnectionOptions {
  readonly socket: Duplex
  readonly webSocket: WebSocket
  readonly room: Room
  readonly visitor: Pick<
    RoomMember,
    'sessionKey' | 'participantId' | 'presenceStamp' | 'mayWrite' | 'mayChangeLocked'
  >
  readonly limits: Limits
  readonly nowMs: () => number
  /** Decides again whether this person may be here; null when nothing changed. */
  readonly reconsider: () => CloseReasonName | null
  readonly onFault: (error: unknown) => void
  /** Called for each message. */
  readonly onMessage: () => void
  /** The client says that it holds something else than the relay. */
  readonly onDiverged: () => void
  /** The client wrote under an id that is somebody else's. */
  readonly onForeignId: () => void
}

/**
 * One socket in one room. `ws` reads; what goes out is framed once for everybody and written to the socket past it,
 * so that a broadcast costs one write for each reader and nothing else.
 */
export function connect(options: ConnectionOptions): void {
  const {
    socket,
    webSocket,
    room,
    visitor,
    limits,
    nowMs,
    reconsider,
    onFault,
    onMessage,
    onDiverged,
    onForeignId,
  } = options
  const messages = createTokenBucket(limits.maxMessagesPerSecond, limits.maxMessageBurst, nowMs)
  const bytes = createTokenBucket(limits.maxBytesPerSecond, limits.maxByteBurst, nowMs)
  const stateRequests = createTokenBucket(
    limits.maxStateRequestsPerSecond,
    limits.maxStateRequestBurst,
    nowMs,
  )
  const comparisons = createTokenBucket(COMPARISONS_PER_SECOND, COMPARISON_BURST, nowMs)
  let saidHello = false
  let lastBarrier = 0
  let strikes = 0
  let isOpen = true
  let blockedAtMs = 0
  let isPongMissing = false
  /** Since the last look. */
  let wasHeard = false
  let heardAtMs = nowMs()
  let isHeld = false

  function send(message: AnderhalfMessage): void {
    if (saidHello) member.write(encodeFrame(encodeAnderhalfMessage(message)))
  }

  function strike(reason: CloseReasonName): void {
    strikes++
    if (strikes >= MAX_STRIKES) member.close(reason)
  }

  // Neither accessors nor a spread: with either, each connection has a shape of its own, and all who look at it slow paths.
  const member: RoomMember & { isBlocked: boolean } = {
    sessionKey: visitor.sessionKey,
    participantId: visitor.participantId,
    presenceStamp: visitor.presenceStamp,
    mayWrite: visitor.mayWrite,
    mayChangeLocked: visitor.mayChangeLocked,
    isBlocked: false,
    cursor: null,
    presenceId: null,
    remembersPeople: false,
    missedPresence: false,
    postponedStateVector: null,
    answerAwaited: false,
    hasGap: false,
    heldBarriers: [],
    waitingBarriers: 0,
    write(frame) {
      if (!isOpen) return
      // False also means "taken, but a lot": only what still waits in this process blocks.
      if (socket.write(frame) || socket.writableLength === 0 || member.isBlocked) return
      member.isBlocked = true
      blockedAtMs = nowMs()
    },
    durable(n) {
      send({ kind: 'durable', n })
    },
    tellDigest(n, digest) {
      send({ kind: 'digest', n, digest })
    },
    tellDamaged() {
      send({ kind: 'damaged' })
    },
    tellRejected(code) {
      send({ kind: 'rejected', n: lastBarrier + 1, code })
    },
    reject(code) {
      member.tellRejected(code)
      if (code === REJECT_CODE.foreignClientId) {
        onForeignId()
        member.close('identityConflict')
      } else if (code === REJECT_CODE.tooManyClientIds) member.close('tooFast')
      else strike(code === REJECT_CODE.readOnlyLane ? 'notAllowed' : 'protocolViolation')
    },
    strike() {
      strike('protocolViolation')
    },
    drain(withinMs) {
      send({ kind: 'drain', withinMs })
    },
    holdUntil(relief) {
      if (isHeld) return
      isHeld = true
      webSocket.pause()
      void relief.then(() => {
        isHeld = false
        webSocket.resume()
      })
    },
    checkAlive() {
      const change = reconsider()
      if (change !== null) {
        member.close(change)
        return
      }
      // Its pongs are not read either.
      if (isHeld) return
      const isStalled = member.isBlocked && nowMs() - blockedAtMs > limits.readerStallMs
      if (wasHeard) heardAtMs = nowMs()
      wasHeard = false
      const isIdle = nowMs() - heardAtMs > limits.connectionIdleMs
      if (isPongMissing || isStalled || isIdle) {
        webSocket.terminate()
      } else if (!member.isBlocked) {
        isPongMissing = true
        webSocket.ping()
        member.write(KEEP_ALIVE_FRAME)
      }
    },
    close(reason) {
      if (!isOpen) return
      leave()
      webSocket.close(CLOSE_REASON[reason].code)
      setTimeout(() => webSocket.terminate(), CLOSE_WAIT_MS).unref()
    },
  }

  function leave(): void {
    if (!isOpen) return
    isOpen = false
    room.leave(member)
  }

  function takeFrame(data: Buffer): void {
    const message = parseMessage(data)
    if (message === null) strike('protocolViolation')
    else dispatch(message)
  }

  function dispatch(message: ClientMessage): void {
    switch (message.kind) {
      case 'stateVector':
        if (stateRequests.take(1)) room.answer(member, message.payload)
        else member.close('tooFast')
        break
      case 'answer':
      case 'update':
        room.takeUpdate(member, message.payload, message.kind === 'answer')
        break
      case 'presence':
        room.takePresence(member, message.payload)
        break
      case 'queryPresence':
        room.tellPresence(member)
        break
      case 'own':
        takeOwn(message.message)
        break
      case 'unknown':
        break
    }
  }

  function takeOwn(message: AnderhalfMessage): void {
    switch (message.kind) {
      case 'hello':
        if (message.version < OLDEST_PROTOCOL_VERSION) {
          member.close('reload')
        } else {
          saidHello = true
          member.remembersPeople = message.version >= REMEMBERS_PEOPLE_SINCE
          if (room.isQuarantined) member.tellDamaged()
        }
        break
      case 'barrier':
        lastBarrier = message.n
        room.barrier(member, message.n)
        break
      case 'compare':
        if (comparisons.take(1)) room.compare(member, message.n)
        break
      case 'diverged':
        if (comparisons.take(1)) onDiverged()
        break
      case 'durable':
      case 'rejected':
      case 'digest':
      case 'drain':
      case 'damaged':
        strike('protocolViolation')
    }
  }

  webSocket.on('message', (data: Buffer, isBinary) => {
    if (!isOpen) return
    wasHeard = true
    onMessage()
    if (!messages.take(1) || !bytes.take(countedBytes(data))) {
      member.close('tooFast')
      return
    }
    // Text is no part of the protocol; stock relays die of it.
    if (!isBinary) return
    try {
      takeFrame(data)
    } catch (error) {
      onFault(error)
      member.close('unexpected')
    }
  })
  webSocket.on('close', leave)
  webSocket.on('ping', () => {
    // Each is answered.
    if (!messages.take(1)) member.close('tooFast')
  })
  webSocket.on('pong', () => {
    isPongMissing = false
  })
  socket.on('drain', () => {
    if (!member.isBlocked) return
    member.isBlocked = false
    room.resume(member)
  })

  room.join(member)
}

function countedBytes(frame: Buffer): number {
  return frame[0] === MESSAGE_TYPE.awareness ? frame.length / PRESENCE_DISCOUNT : frame.length
}
