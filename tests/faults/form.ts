/** `short` is part of the test run of every change; `long` takes its time and has its own command. */
export const FORM: 'short' | 'long' = process.env['ATTACK_FORM'] === 'long' ? 'long' : 'short'

export const SEED = Number(process.env['ATTACK_SEED'] ?? 1)

export function amount(short: number, long: number): number {
  return FORM === 'long' ? long : short
}
