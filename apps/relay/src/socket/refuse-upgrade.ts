import { PROBLEM, type Problem } from '@anderhalf/protocol'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** How long a refused client may take to read its answer. */
const READ_WAIT_MS = 2_000

/** Answers an upgrade with a plain HTTP refusal and closes. */
export function refuseUpgrade(socket: Duplex, problem: Problem, headers: readonly string[] = []): void {
  const status = PROBLEM[problem.code]
  const body = JSON.stringify(problem)
  socket.on('error', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      'Cache-Control: no-store',
      ...headers,
      '',
      body,
    ].join('\r\n'),
  )
  setTimeout(() => socket.destroy(), READ_WAIT_MS).unref()
}
