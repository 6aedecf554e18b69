/** Waits on a condition that events may make true. */
export interface Changes {
  notify(): void
  /** Resolves when the condition holds, and with false when it did not within the time. */
  until(condition: () => boolean, withinMs: number): Promise<boolean>
}

export function createChanges(): Changes {
  const waiting = new Set<() => void>()
  return {
    notify: () => {
      for (const check of waiting) check()
    },
    until: (condition, withinMs) =>
      new Promise((resolve) => {
        const finish = (held: boolean): void => {
          clearTimeout(timer)
          waiting.delete(check)
          resolve(held)
        }
        const check = (): void => {
          if (condition()) finish(true)
        }
        const timer = setTimeout(() => finish(condition()), withinMs)
        waiting.add(check)
        check()
      }),
  }
}
