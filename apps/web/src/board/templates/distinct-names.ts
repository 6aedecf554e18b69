/** Names that occur more than once get a number, in their order. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${nth})`
  })
}
