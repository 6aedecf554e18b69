import type { Page } from '@playwright/test'

export interface PageWatch {
  /** Errors in the console and uncaught ones, while not paused. */
  readonly errors: string[]
  /** Addresses of other hosts that the page asked for. */
  readonly foreign: string[]
  /** While the server is away on purpose, the browser itself reports every failed attempt. */
  pause(): void
  resume(): void
}

/** Chromium says this when the canvas engine cancels the default of a touch; it has no effect on anything. */
const KNOWN = [
  'Unable to preventDefault inside passive event listener',
  'Ignored attempt to cancel a touchend event',
]

export function watchPage(page: Page, origin: string): PageWatch {
  const watch = { errors: [] as string[], foreign: [] as string[] }
  let paused = false
  const note = (text: string) => {
    if (!paused && !KNOWN.some((known) => text.includes(known))) watch.errors.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text())
  })
  page.on('pageerror', (error) => note(String(error)))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) watch.foreign.push(url.href)
  })
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) watch.foreign.push(socket.url())
  })
  return {
    ...watch,
    pause: () => void (paused = true),
    resume: () => void (paused = false),
  }
}
