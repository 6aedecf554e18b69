import type { Problem } from '@anderhalf/protocol'

export const TAKEN = 'taken'

/** `taken`, or why not: `409 board-full`. */
export async function outcomeOf(answer: Response): Promise<string> {
  if (answer.ok) return TAKEN
  return refusalOf(answer.status, (await answer.json()) as Problem, answer.headers.get('retry-after'))
}

/** Whoever is refused for now is told when to come back. */
export function refusalOf(status: number, { code }: Problem, retryAfter: string | null): string {
  const isPassing = status === 429 || status === 503
  return `${status} ${code}${isPassing && !(Number(retryAfter) > 0) ? ', for ever' : ''}`
}
