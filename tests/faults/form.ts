/** `short` is part of the test run of every change; `long` takes its time and has its own command. */
export const FORM: 'short' | 'long' = process.env['ATTACK_FORM'] === 'long' ? 'long' : 'short'

export const SEED = Number(process.env['ATTACK_SEED'] ?? 1)

/** The long form has the machine for itself; the short one shares it with all other tests. */
const SHARED_MACHINE = 4

/** @returns the bound for a time that is promised on a machine that does nothing else */
export function promisedMs(ms: number): number {
  return amount(ms * SHARED_MACHINE, ms)
}

export function amount(short: number, long: number): number {
  return FORM === 'long' ? long : short
}
