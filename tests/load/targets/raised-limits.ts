/**
 * What an operator sets for a load test: all clients come from one address, and one client may be many people.
 * Everything that protects a board (validation, durability, stamping) stays on.
 */
export const RAISED_LIMITS: Readonly<Record<string, string>> = {}
