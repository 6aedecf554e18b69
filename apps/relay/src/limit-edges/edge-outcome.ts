import type { Problem } from '@anderhalf/protocol'

export const TAKEN = 'taken'

/** `taken`, or why not: `409 board-full`. */
export async function outcomeOf(answer: Response): Promise<string> {
  if (answer.ok) return TAKEN
  const { code } = (await answer.json()) as Problem
  return `${answer.status} ${code}`
}
