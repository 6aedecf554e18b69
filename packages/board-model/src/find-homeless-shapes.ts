interface Placed {
  readonly id: string
  readonly parentId: string
}

/**
 * The shapes that no page shows: their parent is gone, or they lie in a circle of parents. A pure function of the
 * records, so that every client finds the same ones. Of a circle only the member with the smallest id is named: with
 * that one on the page, the others hang below it again.
 *
 * Cost: O(shapes).
 */
export function findHomelessShapes(
  shapes: Iterable<Placed>,
  isPage: (id: string) => boolean,
): ReadonlySet<string> {
  const parents = new Map<string, string>()
  for (const { id, parentId } of shapes) parents.set(id, parentId)
  const homeless = new Set<string>()
  const settled = new Set<string>()
  for (const start of parents.keys()) {
    const chain = new Set<string>()
    let id = start
    while (!settled.has(id) && !chain.has(id)) {
      chain.add(id)
      const parent = parents.get(id) ?? ''
      if (isPage(parent)) break
      if (!parents.has(parent)) {
        homeless.add(id)
        break
      }
      id = parent
    }
    if (chain.has(id) && parents.has(parents.get(id) ?? '')) homeless.add(smallestInCircle(id, parents))
    for (const member of chain) settled.add(member)
  }
  return homeless
}

function smallestInCircle(start: string, parents: ReadonlyMap<string, string>): string {
  let smallest = start
  for (let id = parents.get(start); id !== undefined && id !== start; id = parents.get(id)) {
    if (id < smallest) smallest = id
  }
  return smallest
}
