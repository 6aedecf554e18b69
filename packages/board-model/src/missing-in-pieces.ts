import * as Y from 'yjs'

export interface MissingPieces {
  /** To be taken one after the other. */
  readonly pieces: readonly Uint8Array[]
  /** What whoever lacked them holds when all of them are taken. */
  readonly stateVector: Uint8Array
}

/** Merging takes time that grows with the square of it. */
const MAX_EDITS_PER_PIECE = 200

/**
 * Cuts what somebody lacks where edits end: after each piece they hold a state that was there once, with no record
 * half written. A cut anywhere else, such as between a record and its place, is no state that may be judged.
 * Stops at an edit that builds on what is not among `edits`: the rest goes as one.
 *
 * @param stateVector of whoever lacks something
 * @param edits what they may lack, each as it was made, in that order
 * @param maxPieceBytes a larger edit is a piece of its own
 */
export function missingInPieces(
  stateVector: Uint8Array,
  edits: Iterable<Uint8Array>,
  maxPieceBytes: number,
): MissingPieces {
  const clocks = Y.decodeStateVector(stateVector)
  const pieces: Uint8Array[] = []
  let gathered: Uint8Array[] = []
  let gatheredBytes = 0

  function cut(): void {
    if (gathered.length > 0) pieces.push(Y.mergeUpdates(gathered))
    gathered = []
    gatheredBytes = 0
  }

  for (const edit of edits) {
    const { from, to } = Y.parseUpdateMeta(edit)
    if ([...from].some(([clientId, clock]) => clock > (clocks.get(clientId) ?? 0))) break
    const isNews = to.size === 0 || [...to].some(([clientId, clock]) => clock > (clocks.get(clientId) ?? 0))
    if (!isNews) continue
    if (gatheredBytes + edit.length > maxPieceBytes || gathered.length >= MAX_EDITS_PER_PIECE) cut()
    gathered.push(edit)
    gatheredBytes += edit.length
    for (const [clientId, clock] of to) clocks.set(clientId, Math.max(clock, clocks.get(clientId) ?? 0))
  }
  cut()
  return { pieces, stateVector: Y.encodeStateVector(clocks) }
}
