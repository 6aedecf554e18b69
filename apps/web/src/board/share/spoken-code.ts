/** Two groups of four are easier to read aloud and to type. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}
