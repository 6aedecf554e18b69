import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler, Next } from 'hono'
import type { AppContext, AppEnvironment } from './app-environment.ts'
import { refuse } from './answer.ts'

/** Addresses that the web app shows a page for. Everything else that is no file does not exist. */
const PAGE_PATH = /^\/$|^\/[jb]\/[A-Za-z0-9_-]{1,64}$|^\/j$/
const HASHED_ASSET = /^\/assets\//

/** Serves the built web app. */
export function serveWebApp(webDir: string): MiddlewareHandler<AppEnvironment> {
  const page = loadPage(join(webDir, 'index.html'))
  if (page === null) return answerUnbuilt
  const serveFile = serveStatic<AppEnvironment>({ root: webDir, precompressed: true })
  return async (c, next) => {
    if (!mayBeRead(c)) return next()
    if (PAGE_PATH.test(c.req.path)) return answerPage(c, page)
    if (c.req.path.endsWith('/') || c.req.path === '/index.html') return next()
    const isHashed = HASHED_ASSET.test(c.req.path)
    c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    return serveFile(c, async () => {
      c.header('Cache-Control', undefined)
      await next()
    })
  }
}

async function answerUnbuilt(c: AppContext, next: Next): Promise<Response | void> {
  if (!mayBeRead(c) || !PAGE_PATH.test(c.req.path)) return next()
  return refuse(c, 'route-unknown', 'the web app is not built; run the build first')
}

function mayBeRead(c: AppContext): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

interface Page {
  readonly html: string
  readonly etag: string
}

function loadPage(path: string): Page | null {
  if (!existsSync(path)) return null
  const html = readFileSync(path, 'utf8')
  return { html, etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"` }
}

function answerPage(c: AppContext, { html, etag }: Page): Response {
  c.header('Cache-Control', 'no-cache')
  c.header('ETag', etag)
  if (c.req.header('if-none-match')?.includes(etag) === true) return c.body(null, 304)
  return c.html(html)
}
