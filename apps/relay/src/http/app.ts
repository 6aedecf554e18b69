import { laneAccess } from '@anderhalf/protocol'
import { Hono, type MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics/metrics.ts'
import { isSameOrigin } from '../socket/is-same-origin.ts'
import { storageCodeOf } from '../storage/storage-fault.ts'
import { refuse } from './answer.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import type { AppEnvironment } from './app-environment.ts'
import { createBoardRoutes } from './board-routes.ts'
import { answerHealth, answerReadiness, type Readiness } from './health.ts'
import { createOpenRoutes } from './open-routes.ts'
import { API_ROUTES, SERVER_ROUTES, type ApiRouteName } from './route-table.ts'
import { sandboxImages, securityHeaders } from './security-headers.ts'
import { serveWebApp } from './web-app.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const REQUEST_ID_LENGTH = 64

export interface AppOptions extends ApiDependencies {
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'noteRequest'>
  readonly readiness: Readiness
  readonly answerMetrics: MiddlewareHandler<AppEnvironment>
  readonly webDir: string
}

/** Everything that is answered over plain HTTP. */
export function createApp(options: AppOptions): Hono<AppEnvironment> {
  const { log, publicUrl } = options
  const app = new Hono<AppEnvironment>()
  app.use(requestId({ limitLength: REQUEST_ID_LENGTH }))
  app.use(API_ROUTES.readAsset.path, sandboxImages())
  app.use(securityHeaders(publicUrl))
  app.get(SERVER_ROUTES.health.path, answerHealth())
  app.get(SERVER_ROUTES.readiness.path, answerReadiness(options.readiness))
  app.get(SERVER_ROUTES.metrics.path, options.answerMetrics)
  app.use('/api/*', noteRequest(log, options.metrics))
  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  app.use('/api/*', refuseForeignOrigin(publicUrl))
  addApi(app, options)
  app.use(serveWebApp(options.webDir))
  app.notFound((c) => refuse(c, 'route-unknown', 'there is nothing at this address'))
  app.onError((error, c) => {
    const storageCode = storageCodeOf(error)
    if (storageCode !== null) {
      log.error({ requestId: c.get('requestId'), storageCode }, 'the storage refused')
      return refuse(c, 'storage-unavailable', 'nothing can be saved at the moment; try again in a while')
    }
    const { incoming } = c.env
    if (incoming.destroyed && !incoming.complete) {
      return refuse(c, 'request-invalid', 'the request ended before its body did')
    }
    log.error({ requestId: c.get('requestId'), err: error }, 'a request failed')
    return refuse(
      c,
      'unexpected',
      'something went wrong on the server; the log has more under this request id',
    )
  })
  return app
}

function addApi(app: Hono<AppEnvironment>, options: AppOptions): void {
  const openRoutes = createOpenRoutes(options)
  const boardRoutes = createBoardRoutes(options)
  for (const name of Object.keys(API_ROUTES) as ApiRouteName[]) {
    const { method, path, access } = API_ROUTES[name]
    app.on(method, path, async (c) => {
      if (name in openRoutes) return openRoutes[name as keyof typeof openRoutes](c)
      const visited = options.access.visit(c.env.incoming.headers, c.req.param('boardId') ?? '')
      if (!visited.ok) return refuse(c, visited.problem.code, visited.problem.message)
      if (access === 'writer' && laneAccess(visited.visitor, 'canvas', visited.board) !== 'write') {
        return refuse(c, 'role-not-allowed', 'your role does not change this board')
      }
      if (access === 'facilitator' && visited.visitor.role !== 'facilitator') {
        return refuse(c, 'role-not-allowed', 'only facilitators may do this')
      }
      return boardRoutes[name as keyof typeof boardRoutes](c, visited)
    })
  }
  for (const path of new Set(Object.values(API_ROUTES).map((route) => route.path))) {
    app.all(path, (c) => {
      const methods = Object.values(API_ROUTES).flatMap((route) =>
        route.path === path ? [route.method] : [],
      )
      c.header('Allow', methods.join(', '))
      return refuse(c, 'method-unknown', `this address takes ${methods.join(', ')}`)
    })
  }
}

/** Browsers say where a request comes from; programs do not, and have no cookies to be misused. */
function refuseForeignOrigin(publicUrl: URL | null): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    const isSafe = SAFE_METHODS.has(c.req.method)
    if (!isSafe && !isSameOrigin(c.env.incoming.headers, publicUrl?.origin ?? null)) {
      return refuse(c, 'origin-foreign', 'this request came from a page of another site')
    }
    return next()
  }
}

/** Addresses hold board ids, so the log has the pattern of the route. */
function noteRequest(log: Logger, metrics: AppOptions['metrics']): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    const startedAtMs = performance.now()
    await next()
    const route = Object.values(API_ROUTES).find(({ path }) => matches(path, c.req.path))?.path ?? 'unknown'
    metrics.noteRequest(c.req.method, route, c.res.status)
    const durationMs = Math.round(performance.now() - startedAtMs)
    log.info(
      { requestId: c.get('requestId'), method: c.req.method, route, status: c.res.status, durationMs },
      'request',
    )
  }
}

function matches(pattern: string, path: string): boolean {
  const patternParts = pattern.split('/')
  const pathParts = path.split('/')
  return (
    patternParts.length === pathParts.length &&
    patternParts.every((part, index) => part.startsWith(':') || part === pathParts[index])
  )
}
