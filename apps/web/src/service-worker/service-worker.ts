// Keeps the app itself on this device, so that a board opens without network. Boards are not its business: it touches
// neither the API nor the sockets.

/** Filled in when the app is built: every script and style of one version. */
declare const SHELL_FILES: readonly string[]
/** Every font that a board can be written in. */
declare const FONT_FILES: readonly string[]
declare const BUILD_ID: string

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface RequestEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface WordEvent extends LastingEvent {
  readonly data: unknown
}

interface WorkerScope {
  readonly location: Location
  readonly navigator: { readonly connection?: { readonly saveData?: boolean } }
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
  addEventListener(type: 'message', listener: (event: WordEvent) => void): void
}

const worker = self as unknown as WorkerScope

const CACHE_PREFIX = 'anderhalf-app-'
const CACHE_NAME = CACHE_PREFIX + BUILD_ID
/** Every page of the app is the same document. */
const PAGE = '/'
const SIGN = '/favicon.svg'
const PAGE_PATH = /^\/$|^\/[bj]\//
/** Their names change with their content: what is here is right for ever. */
const HASHED_PATH = /^\/assets\//
const PAGE_WITHIN_MS = 3000

worker.addEventListener('install', (event) => {
  event.waitUntil(keep([PAGE, SIGN, ...SHELL_FILES]))
})

// Comes after the last page of the version before was closed: no page ever meets files of two versions.
worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOlderVersions(), worker.clients.claim()]))
})

worker.addEventListener('message', (event) => {
  if (!Array.isArray(event.data)) return
  event.waitUntil(keepMissing([...event.data.filter(isHashedAddress), ...fontsToKeep()]))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && PAGE_PATH.test(pathname)) event.respondWith(answerPage(request))
  else if (HASHED_PATH.test(pathname)) event.respondWith(answerFile(request))
  else if (pathname === SIGN) event.respondWith(answerSign(request))
})

/** The server's page, so that a new version is met at once; ours when the server is silent. */
async function answerPage(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: CACHE_NAME })
  if (kept === undefined) return fetch(request)
  return Promise.race([fetch(request).catch(() => kept), answerAfter(PAGE_WITHIN_MS, kept)])
}

/** It has no version in its name: the server's comes first. */
async function answerSign(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(SIGN, { cacheName: CACHE_NAME })) ?? Response.error()
  }
}

async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request.url)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const cache = await caches.open(CACHE_NAME)
    await cache.put(request.url, answer.clone())
  }
  return answer
}

async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE_NAME)
  await cache.addAll([...addresses])
}

/** What the page fetched before this worker was there; the browser still has it. */
async function keepMissing(addresses: readonly string[]): Promise<void> {
  // A page may have fetched a file twice, and a cache refuses a list that names one twice.
  const different = [...new Set(addresses.map((address) => new URL(address, worker.location.origin).href))]
  const found = await Promise.all(different.map((address) => caches.match(address)))
  await keep(different.filter((_, at) => found[at] === undefined))
}

/**
 * Without network, a font that nobody used yet could not come any more. A megabyte and a half, when a board stands and
 * nothing else is fetched.
 */
function fontsToKeep(): readonly string[] {
  return worker.navigator.connection?.saveData === true ? [] : FONT_FILES
}

async function forgetOlderVersions(): Promise<void> {
  const names = await caches.keys()
  const older = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME)
  await Promise.all(older.map((name) => caches.delete(name)))
}

function isHashedAddress(address: unknown): address is string {
  if (typeof address !== 'string') return false
  const { origin, pathname } = new URL(address, worker.location.origin)
  return origin === worker.location.origin && HASHED_PATH.test(pathname)
}

function answerAfter(waitMs: number, answer: Response): Promise<Response> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(answer), waitMs)
  })
}
