import type { Limits } from '@anderhalf/protocol'
import type { EdgePlace } from './edge-place.ts'

interface TriedHere {
  /** What the first one past the limit is told. */
  readonly past: string
  /** What those within it are told, where that is not just that they are taken. */
  readonly at?: string
  /** Set as an operator would set it, where the real value takes long to reach. */
  readonly value?: number
  /** Of all people together: tried on a relay on which nothing else goes on. */
  readonly isOfAll?: boolean
}

/** How much one thing may be: the same is tried with exactly as much, and with one more. */
interface SizeEdge extends TriedHere {
  /** @returns `taken`, or what was answered */
  readonly trySize: (place: EdgePlace, size: number) => Promise<string>
}

/** How many there may be: each of them is taken, and the next one is not. */
interface CountEdge extends TriedHere {
  readonly begin: (place: EdgePlace) => Promise<() => Promise<string>>
}

/** Tried on a part of the relay by itself, as time is moved by hand there or memory is what counts. */
interface PartEdge {
  readonly past: string
  /** @returns `taken`, or what became of it */
  readonly tryPart: (size: number) => Promise<string>
}

/** Met in the browser alone, or by a clock that cannot be moved. */
interface EdgeElsewhere {
  /** Path of a test of which a title names the limit: `[limit maxNotesPerPaste]`. */
  readonly triedIn: string
}

export type RelayEdge = SizeEdge | CountEdge
export type LimitEdge = RelayEdge | PartEdge | EdgeElsewhere
export type LimitEdges = Readonly<Record<keyof Limits, LimitEdge>>
/** Those of one kind; together they are `LimitEdges`. */
export type SomeLimitEdges = Partial<Record<keyof Limits, LimitEdge>>

export interface EdgeOutcome {
  /** What was told within the limit: each answer once. */
  readonly at: readonly string[]
  readonly past: string
}

export async function tryEdge(edge: RelayEdge, place: EdgePlace, limit: number): Promise<EdgeOutcome> {
  if ('trySize' in edge) {
    return { at: [await edge.trySize(place, limit)], past: await edge.trySize(place, limit + 1) }
  }
  const tryNext = await edge.begin(place)
  const at = new Set<string>()
  for (let nth = 1; nth <= limit; nth++) at.add(await tryNext())
  return { at: [...at], past: await tryNext() }
}
