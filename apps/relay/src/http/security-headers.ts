import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const PLAIN_HOST = /^[A-Za-z0-9.:[\]-]+$/

/** Nothing but this server: no script, font, picture or connection from anywhere else. */
export function securityHeaders(publicUrl: URL | null): MiddlewareHandler {
  const isHttps = publicUrl?.protocol === 'https:'
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // tldraw writes styles into its elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      // Browsers before CSP 3 do not count a WebSocket to the same host as 'self'.
      connectSrc: [
        "'self'",
        'data:',
        'blob:',
        (c) => socketSource('ws', c.req.header('host')),
        (c) => socketSource('wss', c.req.header('host')),
      ],
      workerSrc: ["'self'", 'blob:'],
      frameSrc: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
    // Browsers ignore these two on plain http, and complain about them in the console.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    permissionsPolicy: {
      camera: [],
      microphone: [],
      geolocation: [],
      payment: [],
      usb: [],
    },
  })
}

/**
 * An image that somebody opens by its address runs nothing and reaches nothing, whatever a browser takes it for. Goes
 * before `securityHeaders`, so that it has the last word.
 */
export function sandboxImages(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.res.headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  }
}

function socketSource(scheme: 'ws' | 'wss', host: string | undefined): string {
  return host !== undefined && PLAIN_HOST.test(host) ? `${scheme}://${host}` : "'self'"
}
