import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { LIMITS, PROBLEM, type Problem, type ProblemCode } from '@anderhalf/protocol'
import type { Hono } from 'hono'
import type { AppEnvironment } from './app-environment.ts'
import type { UpgradeListener } from '../socket/upgrade.ts'

const TIMEOUTS = {
  headersTimeout: LIMITS.headersTimeoutMs,
  requestTimeout: LIMITS.requestTimeoutMs,
  connectionsCheckingInterval: 1_000,
  /** Longer than the 60 s of common proxies, so that those close first. */
  keepAliveTimeout: 65_000,
  /** Node refuses what is not less. */
  maxHeaderSize: LIMITS.maxHeaderBytes + 1,
}
const HOST = /^[A-Za-z0-9._-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/

/** Lets only requests through to the application whose host and address mean one thing. */
export function createHttpServer(app: Hono<AppEnvironment>, upgrade: UpgradeListener): Server {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(TIMEOUTS, (request, response) => {
    if (!hasPlainAddress(request)) {
      answerPlainly(response, 'request-invalid', 'the host or the address of this request is malformed')
      return
    }
    void listener(request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    if (hasPlainAddress(request)) upgrade(request, socket, head)
    else refuseSocket(socket as Socket)
  })
  server.on('clientError', (error, socket) => {
    const isLarge = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW'
    refuseSocket(socket as Socket, isLarge ? 431 : 400)
  })
  return server
}

/** Frameworks tidy addresses up (`/x/../y`); rights are decided on what was really asked for, so this must be equal. */
function hasPlainAddress({ url = '', headers, rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1 || !HOST.test(headers.host ?? '')) return false
  const path = url.split('?', 1)[0]!
  return path.startsWith('/') && !path.startsWith('//') && new URL(`http://host${path}`).pathname === path
}

function answerPlainly(response: ServerResponse, code: ProblemCode, message: string): void {
  response.writeHead(PROBLEM[code], { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify({ code, message } satisfies Problem))
}

function refuseSocket(socket: Socket, status = 400): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
