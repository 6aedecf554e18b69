/**
 * What a client does after the relay closed its socket.
 * - `never`: a person must act first
 * - `backoff`: try again by itself, after a random and growing delay
 */
export type RetryPolicy = 'never' | 'backoff'

export interface CloseReason {
  readonly code: number
  readonly retry: RetryPolicy
}

/**
 * Close codes of the relay. y-websocket 3.1 stops for good on 4400 to 4499, so those stand for "a person must
 * act" alone.
 */
export const CLOSE_REASON = {
  malformedFrame: { code: 1007, retry: 'backoff' },
  frameTooLarge: { code: 1009, retry: 'backoff' },
  unexpected: { code: 1011, retry: 'backoff' },
  restarting: { code: 1012, retry: 'backoff' },
  tryLater: { code: 1013, retry: 'backoff' },
  protocolViolation: { code: 4400, retry: 'never' },
  signIn: { code: 4401, retry: 'never' },
  notAllowed: { code: 4403, retry: 'never' },
  gone: { code: 4404, retry: 'never' },
  identityConflict: { code: 4409, retry: 'never' },
  boardClosed: { code: 4410, retry: 'never' },
  reload: { code: 4426, retry: 'never' },
  full: { code: 4503, retry: 'backoff' },
  tooFast: { code: 4529, retry: 'backoff' },
} as const satisfies Record<string, CloseReason>

export type CloseReasonName = keyof typeof CLOSE_REASON

const NAME_BY_CODE = new Map<number, CloseReasonName>(
  (Object.keys(CLOSE_REASON) as CloseReasonName[]).map((name) => [CLOSE_REASON[name].code, name]),
)

/** @returns null for a code that this version does not know, as an older client may meet on a newer relay */
export function closeReasonOf(code: number): CloseReasonName | null {
  return NAME_BY_CODE.get(code) ?? null
}

/** An unknown code means `backoff`, so an old client survives a new relay. */
export function retryPolicyOf(code: number): RetryPolicy {
  const name = closeReasonOf(code)
  return name === null ? 'backoff' : CLOSE_REASON[name].retry
}
