export interface CatalogueCheck {
  readonly rows: readonly string[]
  /** Ids with a case in this folder. */
  readonly tried: ReadonlySet<string>
  /** By id, the text of the file that is said to try it. */
  readonly elsewhere: ReadonlyMap<string, string>
  /** Ids that are said to have nothing to try. */
  readonly nothingToTry: ReadonlySet<string>
}

/** @returns what is wrong, one line each: a row without a case, a case without a row, a promise that a file breaks */
export function catalogueGaps({ rows, tried, elsewhere, nothingToTry }: CatalogueCheck): string[] {
  const gaps: string[] = []
  for (const id of rows) {
    const places = [tried.has(id), elsewhere.has(id), nothingToTry.has(id)].filter(Boolean).length
    if (places === 0) gaps.push(`${id} has no case`)
    if (places > 1) gaps.push(`${id} is said to be tried here and not to be`)
  }
  for (const [id, text] of elsewhere)
    if (!text.includes(`[${id}]`)) gaps.push(`${id} is not where it is said to be`)
  for (const id of [...tried, ...elsewhere.keys(), ...nothingToTry]) {
    if (!rows.includes(id)) gaps.push(`${id} is no row`)
  }
  return gaps
}
