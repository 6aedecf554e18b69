import { AUTHOR_KEY, authorshipOf, MADE_AT_KEY, META_PREFIX, RECORD_KEY } from '@anderhalf/board-model'
import * as Y from 'yjs'
import { valueOf, type RecordDraft } from './assemble-draft.ts'
import { itemsOf } from './map-internals.ts'

/**
 * Says whether a record may name this participant as its maker.
 *
 * @param formerClientIds who put a record there before under the same id, latest first
 */
export type MayBeAuthor = (participantId: string, formerClientIds: readonly number[]) => boolean

const AUTHOR_OVERRIDE = META_PREFIX + AUTHOR_KEY
const MADE_AT_OVERRIDE = META_PREFIX + MADE_AT_KEY

export function isAuthorKey(key: string): boolean {
  return key === AUTHOR_OVERRIDE || key === MADE_AT_OVERRIDE
}

/**
 * Whether a change leaves who made a record as it is, or is a new record that is signed by who may. Undo may bring
 * back what somebody else made, with their sign.
 *
 * @param createdId the id that the change gives to the record, if it makes it
 * @param mayBeAuthor null when anybody may be named
 */
export function keepsAuthor(
  root: Y.Map<unknown>,
  draft: RecordDraft,
  createdId: string | undefined,
  mayBeAuthor: MayBeAuthor | null,
): boolean {
  if (draft.has(AUTHOR_OVERRIDE) || draft.has(MADE_AT_OVERRIDE)) return false
  if (createdId === undefined) return true
  const meta = metaIn(draft.get(RECORD_KEY.base))
  const authorship = authorshipOf(meta)
  const isSigned = authorship !== null
  if (!isSigned && (AUTHOR_KEY in meta || MADE_AT_KEY in meta)) return false
  const former = itemsOf(root).get(createdId)
  const replaced = former === undefined || former.deleted ? null : recordIn(former)
  if (replaced !== null) {
    const author = authorshipOf(metaIn(valueOf(itemsOf(replaced).get(RECORD_KEY.base))))?.participantId
    return author === authorship?.participantId
  }
  if (!isSigned || mayBeAuthor === null) return true
  return mayBeAuthor(authorship.participantId, clientIdsOf(former))
}

function clientIdsOf(latest: Y.Item | undefined): number[] {
  const clientIds: number[] = []
  for (let item: Y.Item | null = latest ?? null; item !== null; item = item.left) {
    clientIds.push(item.id.client)
  }
  return clientIds
}

function recordIn({ content }: Y.Item): Y.Map<unknown> | null {
  return content instanceof Y.ContentType && content.type instanceof Y.Map ? content.type : null
}

function metaIn(base: unknown): object {
  const meta: unknown = typeof base === 'object' && base !== null && 'meta' in base ? base.meta : null
  return typeof meta === 'object' && meta !== null ? meta : {}
}
