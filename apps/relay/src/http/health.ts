import type { MiddlewareHandler } from 'hono'
import type { AppEnvironment } from './app-environment.ts'

/** `/healthz`: the process answers. `/readyz`: it may be given work. */
export interface Readiness {
  isReady(): boolean
}

export function answerHealth(): MiddlewareHandler<AppEnvironment> {
  return async (c) => c.json({ status: 'ok' })
}

export function answerReadiness(readiness: Readiness): MiddlewareHandler<AppEnvironment> {
  return async (c) =>
    readiness.isReady() ? c.json({ status: 'ready' }) : c.json({ status: 'not-ready' }, 503)
}
