const CODES = new Set(['ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_INIT_FAILED'])

/** Whether the machine had no memory for a thread, or for what it works on. */
export function isNoRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && CODES.has(String(error.code))) return true
  return error instanceof RangeError && /allocation failed/i.test(error.message)
}
