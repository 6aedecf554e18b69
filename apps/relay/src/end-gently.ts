export interface GentleEnd {
  /** Resolves when everything is safe. */
  readonly close: () => Promise<void>
  readonly withinMs: number
  readonly onSafe: () => void
  readonly onLate: () => void
}

/** Waits until everything is safe, but not for ever: somebody is waiting for the process to end. */
export async function endGently({ close, withinMs, onSafe, onLate }: GentleEnd): Promise<void> {
  const late = setTimeout(onLate, withinMs)
  late.unref()
  await close()
  clearTimeout(late)
  onSafe()
}
