/** At least 4.5 : 1 as text on white, and neighbours in the list are far apart for colour-blind people too. */
export const PARTICIPANT_COLORS = [
  '#0b5fa5',
  '#b3360b',
  '#136f4a',
  '#8a2a83',
  '#7a5600',
  '#5146c7',
  '#a01f4f',
  '#0a6b76',
  '#55660a',
  '#6b4a3a',
  '#3d5a80',
  '#c2185b',
] as const

/** @param number order of joining on the board */
export function participantColor(number: number): string {
  return PARTICIPANT_COLORS[number % PARTICIPANT_COLORS.length]!
}
