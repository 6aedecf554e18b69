import type { EditJournal, SealedPart } from './edit-journal.ts'
import type { LaneStorage, LaneUpdate } from './lane-storage.ts'
import { packUpdates, unpackUpdates, type PackedUpdates } from './packed-updates.ts'
import type { SqliteLaneStorage } from './sqlite-lane-storage.ts'
import { StorageUnavailableError } from './storage-fault.ts'
import { withLaterUpdates } from './with-later-updates.ts'

/** The database gets what the journal gathered once nobody wrote for a while: until then a snapshot may replace it. */
const FOLD_WHEN_QUIET_MS = 2_000
const FOLD_AFTER_MS = 30_000
const FOLD_AFTER_BYTES = 8 * 1024 * 1024
const RETRY_MS = 1_000
/** A transaction of this much leaves room for joinings in between. */
const MAX_FOLDED_BYTES = 512 * 1024
/** While the database refuses what the journal takes. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024

interface Batch {
  readonly packed: PackedUpdates
  /** First and last edit of each lane in it. */
  readonly spans: ReadonlyMap<string, Span>
  /** Whether it says whose a client id is, which no snapshot does. */
  readonly hasOwners: boolean
  /** 0 for what a process before this one wrote. */
  writtenAtMs: number
}

interface Span {
  readonly firstSeq: number
  lastSeq: number
  /** Whether each edit follows the one before. */
  isWhole: boolean
}

/**
 * Lanes in the database, with a journal in front of it: an edit is safe with one write to the journal, and comes into
 * the database together with many others.
 *
 * @param onRefused the database has other edits in the place of these; they are kept in a file beside it
 */
export function createJournaledLaneStorage(
  database: SqliteLaneStorage,
  journal: EditJournal,
  onRefused: (error: unknown) => void,
): LaneStorage {
  /** Last edit of each lane that was loaded: what follows it needs no look into the database. */
  const lastSeqs = new Map<string, number>()
  /** Up to where each lane is in a snapshot of this process: the database has no need of the edits before. */
  const snapshotSeqs = new Map<string, number>()
  let gathered: Batch[] = journal.leftBehind.map((packed) => batchOf(packed, unpackUpdates(packed)))
  let gatheredBytes = gathered.reduce((sum, { packed }) => sum + packed.length, 0)
  /** On its way into the database. */
  let folding: Batch[] = []
  let foldInWork: Promise<void> | null = null
  let foldTimer: NodeJS.Timeout | null = null
  let appending: Promise<void> = Promise.resolve()
  let writing: Promise<void> | null = null
  let isClosing = false
  if (gathered.length > 0) foldAfter(0)

  function foldAfter(delayMs: number): void {
    if (foldTimer !== null || isClosing) return
    foldTimer = setTimeout(() => {
      foldTimer = null
      const waitMs = foldDueInMs()
      if (waitMs > 0) foldAfter(waitMs)
      else fold().catch(() => foldAfter(RETRY_MS))
    }, delayMs)
    foldTimer.unref()
  }

  function foldDueInMs(): number {
    const oldestMs = gathered[0]?.writtenAtMs ?? 0
    const newestMs = gathered.at(-1)?.writtenAtMs ?? 0
    return Math.min(newestMs + FOLD_WHEN_QUIET_MS, oldestMs + FOLD_AFTER_MS) - performance.now()
  }

  /** Brings all that was gathered into the database. Rejects when that refuses; then it stays in the journal. */
  function fold(): Promise<void> {
    foldInWork ??= foldGathered().finally(() => {
      foldInWork = null
    })
    return foldInWork
  }

  async function foldAll(): Promise<void> {
    await foldInWork
    await fold()
  }

  async function foldGathered(): Promise<void> {
    // What is being written would lie in the part, but not among what was gathered.
    for (let write = writing; write !== null; write = writing) await write.catch(() => {})
    if (gathered.length === 0) return
    const part = journal.turnOver()
    folding = gathered
    const foldingBytes = gatheredBytes
    gathered = []
    gatheredBytes = 0
    try {
      await bringIn(folding, part)
    } catch (error) {
      gathered = [...folding, ...gathered]
      gatheredBytes += foldingBytes
      part.keep()
      throw error
    } finally {
      folding = []
    }
  }

  async function bringIn(batches: readonly Batch[], part: SealedPart): Promise<void> {
    try {
      for (const packed of joined(batches, neededOf)) await database.appendPacked(packed)
    } catch (error) {
      if (error instanceof StorageUnavailableError) throw error
      if (!(await bringInByLane(batches))) {
        part.setAside()
        return
      }
    }
    await part.drop()
  }

  /** What of a batch is in no snapshot, and whose client ids were new; null when nothing is left. */
  function neededOf({ packed, spans, hasOwners }: Batch): PackedUpdates | null {
    const isInSnapshot = (key: string, seq: number): boolean => seq <= (snapshotSeqs.get(key) ?? 0)
    const spanList = [...spans]
    if (!spanList.some(([key, { firstSeq }]) => isInSnapshot(key, firstSeq))) return packed
    // Most of what a busy half minute left: it costs the event loop too much to be taken apart.
    if (!hasOwners && spanList.every(([key, { lastSeq }]) => isInSnapshot(key, lastSeq))) return null
    const needed = unpackUpdates(packed).filter(
      (update) => update.clientOwners.length > 0 || !isInSnapshot(laneKey(update), update.seq),
    )
    return needed.length === 0 ? null : packUpdates(needed)
  }

  /** A lane that the database refuses for good takes no other with it. */
  async function bringInByLane(batches: readonly Batch[]): Promise<boolean> {
    const byLane = new Map<string, LaneUpdate[]>()
    for (const update of batches.flatMap(({ packed }) => unpackUpdates(packed))) {
      const updates = byLane.get(laneKey(update))
      if (updates === undefined) byLane.set(laneKey(update), [update])
      else updates.push(update)
    }
    let isAllTaken = true
    for (const updates of byLane.values()) {
      try {
        await database.appendUpdates(updates)
      } catch (error) {
        if (error instanceof StorageUnavailableError) throw error
        isAllTaken = false
        onRefused(error)
      }
    }
    return isAllTaken
  }

  /** Only what follows an edit that is known to be there goes into the journal: a number is never used twice. */
  function continuesWhatIsKnown({ spans }: Batch): boolean {
    for (const [key, { firstSeq, isWhole }] of spans) {
      const last = lastSeqs.get(key)
      if (!isWhole || last === undefined || firstSeq !== last + 1) return false
    }
    return true
  }

  async function append(batch: Batch): Promise<void> {
    if (!continuesWhatIsKnown(batch)) {
      await foldAll()
      await database.appendPacked(batch.packed)
      noteLast(batch)
      return
    }
    if (gatheredBytes > MAX_WAITING_BYTES) await foldAll()
    writing = write(batch).finally(() => {
      writing = null
    })
    await writing
    noteLast(batch)
    if (gatheredBytes > FOLD_AFTER_BYTES && foldInWork === null) fold().catch(() => foldAfter(RETRY_MS))
    else foldAfter(FOLD_WHEN_QUIET_MS)
  }

  async function write(batch: Batch): Promise<void> {
    await journal.append(batch.packed)
    batch.writtenAtMs = performance.now()
    gathered.push(batch)
    gatheredBytes += batch.packed.length
  }

  function noteLast({ spans }: Batch): void {
    for (const [key, { lastSeq }] of spans) lastSeqs.set(key, Math.max(lastSeqs.get(key) ?? 0, lastSeq))
  }

  /** Edits of a lane that may not be in the database yet. */
  function waitingOf(key: string): LaneUpdate[] {
    return [...folding, ...gathered]
      .filter(({ spans }) => spans.has(key))
      .flatMap(({ packed }) => unpackUpdates(packed))
      .filter((update) => laneKey(update) === key)
  }

  return {
    async loadLane(boardId, lane) {
      const key = laneKey({ boardId, lane })
      const before = waitingOf(key)
      const stored = await database.loadLane(boardId, lane)
      const loaded = withLaterUpdates(stored, [...before, ...waitingOf(key)])
      if (loaded.damage === null) {
        lastSeqs.set(key, loaded.updates.at(-1)?.seq ?? loaded.snapshot?.upToSeq ?? 0)
      } else {
        lastSeqs.delete(key)
      }
      return loaded
    },
    appendUpdates(batch) {
      if (batch.length === 0) return Promise.resolve()
      // Now: the bytes may change once the caller goes on.
      const taken = batchOf(packUpdates(batch), batch)
      const done = appending.then(() => append(taken))
      appending = done.catch(() => {})
      return done
    },
    async saveSnapshot(boardId, lane, snapshot) {
      await database.saveSnapshot(boardId, lane, snapshot)
      snapshotSeqs.set(laneKey({ boardId, lane }), snapshot.upToSeq)
    },
    async close() {
      isClosing = true
      if (foldTimer !== null) clearTimeout(foldTimer)
      await appending
      // What the database refuses now stays in the journal for the next start.
      await foldAll().catch(() => {})
      await journal.close()
      await database.close()
    },
  }
}

function batchOf(packed: PackedUpdates, updates: readonly LaneUpdate[]): Batch {
  const hasOwners = updates.some(({ clientOwners }) => clientOwners.length > 0)
  return { packed, spans: spansOf(updates), hasOwners, writtenAtMs: 0 }
}

function spansOf(updates: readonly LaneUpdate[]): Map<string, Span> {
  const spans = new Map<string, Span>()
  for (const update of updates) {
    const key = laneKey(update)
    const span = spans.get(key)
    if (span === undefined) {
      spans.set(key, { firstSeq: update.seq, lastSeq: update.seq, isWhole: true })
    } else {
      if (update.seq !== span.lastSeq + 1) span.isWhole = false
      span.lastSeq = Math.max(span.lastSeq, update.seq)
    }
  }
  return spans
}

function laneKey({ boardId, lane }: Pick<LaneUpdate, 'boardId' | 'lane'>): string {
  return `${boardId}/${lane}`
}

/** Several batches as one each, since batches lie in one another's wake without anything between them. */
function* joined(
  batches: readonly Batch[],
  neededOf: (batch: Batch) => PackedUpdates | null,
): Generator<PackedUpdates> {
  let parts: PackedUpdates[] = []
  let bytes = 0
  for (const batch of batches) {
    const packed = neededOf(batch)
    if (packed === null) continue
    parts.push(packed)
    bytes += packed.length
    if (bytes < MAX_FOLDED_BYTES) continue
    yield joinedBytes(parts, bytes)
    parts = []
    bytes = 0
  }
  if (parts.length > 0) yield joinedBytes(parts, bytes)
}

/** A buffer of its own, since it moves to another thread. */
function joinedBytes(parts: readonly PackedUpdates[], length: number): PackedUpdates {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
