import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Measured, Metrics } from '../metrics/metrics.ts'
import { refuse } from './answer.ts'
import type { AppContext, AppEnvironment } from './app-environment.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** @param token null: only programs on this computer may read, and none that came through a proxy */
export function answerMetrics(
  metrics: Metrics,
  measured: Measured,
  token: string | null,
): MiddlewareHandler<AppEnvironment> {
  return async (c) => {
    if (!mayRead(c, token)) return refuse(c, 'route-unknown', 'there is nothing at this address')
    return c.body(await metrics.read(measured), 200, { 'Content-Type': metrics.contentType })
  }
}

function mayRead(c: AppContext, token: string | null): boolean {
  if (token !== null) return isSame(c.req.header('authorization') ?? '', `Bearer ${token}`)
  const { socket, headers } = c.env.incoming
  return headers['x-forwarded-for'] === undefined && LOOPBACK.test(socket.remoteAddress ?? '')
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
