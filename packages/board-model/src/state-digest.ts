import type * as Y from 'yjs'

/**
 * A number that two documents share when they hold the same edits with the same ones deleted, whatever order they
 * came in and however Yjs cut or joined the pieces. Looks at no content: 300,000 pieces take some milliseconds.
 */
export function stateDigest(doc: Y.Doc): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  function add(number: number): void {
    // A client id has 32 bits, a clock may have more.
    low = mix(low, number >>> 0)
    high = mix(high, (number / 2 ** 32) >>> 0) ^ Math.imul(low, 0x85ebca6b)
  }
  const { clients } = doc.store
  for (const clientId of [...clients.keys()].toSorted((a, b) => a - b)) {
    add(clientId)
    let isDeleted = false
    let clock = 0
    for (const struct of clients.get(clientId)!) {
      // Only where what is deleted begins and ends: pieces are joined at other places in each document.
      if (struct.deleted !== isDeleted) add(clock)
      isDeleted = struct.deleted
      clock += struct.length
    }
    add(clock)
    add(Number(isDeleted))
  }
  return (high & 0x1f_ffff) * 2 ** 32 + (low >>> 0)
}

function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x01000193)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}
