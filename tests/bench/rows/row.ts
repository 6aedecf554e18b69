/** What one measurement gave, by the name of its figure. */
export type Figures = Record<string, number>

export interface Goal {
  readonly says: string
  /** @returns the measured value that `says` bounds, from the medians of all runs */
  readonly value: (medians: Figures) => number
  readonly atMost: number
}

export interface Row {
  readonly id: string
  readonly title: string
  /** How it is measured, in a sentence or two for the page. */
  readonly how: string
  /** One measurement takes long, and hardly differs from the next one. */
  readonly onlyOnce?: boolean
  readonly columns: readonly string[]
  readonly goals: readonly Goal[]
  readonly measure: () => Promise<Figures> | Figures
}
