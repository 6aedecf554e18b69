import { getIndicesBetween, type IndexKey } from '@tldraw/utils'

interface Ordered {
  readonly id: string
  readonly parentId: string
  readonly index: IndexKey
}

/**
 * New indices for siblings that share one, so that their order is the same for everybody and something can be put
 * between them; the editor cannot do that and fails. The one with the smallest id keeps the index. A pure function
 * of the records: whoever heals the same board heals it the same way.
 *
 * @param parentIds whose children are looked at
 * Cost: O(shapes) to find the children, O(n log n) in their number.
 */
export function healIndices(
  shapes: Iterable<Ordered>,
  parentIds: ReadonlySet<string>,
): ReadonlyMap<string, IndexKey> {
  const families = new Map<string, Ordered[]>()
  for (const shape of shapes) {
    if (!parentIds.has(shape.parentId)) continue
    const family = families.get(shape.parentId)
    if (family === undefined) families.set(shape.parentId, [shape])
    else family.push(shape)
  }
  const healed = new Map<string, IndexKey>()
  for (const family of families.values()) healFamily(family, healed)
  return healed
}

function healFamily(family: Ordered[], healed: Map<string, IndexKey>): void {
  family.sort((a, b) => compare(a.index, b.index) || compare(a.id, b.id))
  for (let start = 0; start < family.length;) {
    const { index } = family[start]!
    let end = start + 1
    while (family[end]?.index === index) end += 1
    const indices = getIndicesBetween(index, family[end]?.index, end - start - 1)
    indices.forEach((free, at) => healed.set(family[start + 1 + at]!.id, free))
    start = end
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
