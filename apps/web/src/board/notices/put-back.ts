import { META_PREFIX, PROP_PREFIX, RECORD_KEY, validateRecord } from '@anderhalf/board-model'
import { createShapeId, isEqual, toRichText, type Editor, type TLRecord, type TLShape } from 'tldraw'
import type { AsideRecord } from '../../device/board-database.ts'
import { wordsOfRecord } from '../../device/records-of-edits.ts'
import { NOTE_SIZE } from '../note-size.ts'
import { fitsOneNote, splitWords } from './split-words.ts'

const GAP = 20

type Fields = Record<string, unknown>

/** What the board does not hold as its maker left it. Another may have made the same of it meanwhile. */
export function missingOnBoard(editor: Editor, aside: readonly AsideRecord[]): AsideRecord[] {
  return aside.filter(({ id, keys, record }) => {
    const current = editor.store.get(id as TLRecord['id'])
    if (record === null || current === undefined) return (record === null) !== (current === undefined)
    return !isEqual(withKeysOf(current, record, keys), current)
  })
}

/**
 * Does again what could not be sent: as an edit of now, which can be undone. Of what others changed, only the same keys go.
 *
 * @returns false when the board is too full for the notes that this takes; nothing is changed then
 */
export function putBack(editor: Editor, aside: readonly AsideRecord[]): boolean {
  const mark = editor.markHistoryStoppingPoint('put work back')
  // An arrow is tied to shapes that must be there.
  const inOrder = aside.toSorted((a, b) => rankOf(a) - rankOf(b))
  let hasRoom = true
  editor.run(() => {
    hasRoom = inOrder.every((one) => putBackOne(editor, one))
  })
  if (!hasRoom) editor.bailToMark(mark)
  return hasRoom
}

function putBackOne(editor: Editor, { id, keys, record }: AsideRecord): boolean {
  const current = editor.store.get(id as TLRecord['id'])
  if (record === null) {
    if (current?.typeName === 'shape') editor.deleteShapes([current.id])
    return true
  }
  const wanted = current === undefined ? withHome(editor, record) : withKeysOf(current, record, keys)
  const verdict = validateRecord(wanted)
  if (!verdict.ok || !fitsOneNote(wordsOfRecord(wanted))) return placeWords(editor, record)
  editor.store.put([wanted])
  return true
}

/** As it is, no board takes it: its words go on notes of their own, beside each other where it lay. */
function placeWords(editor: Editor, record: TLRecord): boolean {
  const { x = 0, y = 0 } = record as Partial<TLShape>
  return splitWords(wordsOfRecord(record)).every((words, nth) => {
    const id = createShapeId()
    const place = { x: x + (nth + 1) * (NOTE_SIZE + GAP), y }
    editor.createShape({ id, type: 'note', ...place, props: { richText: toRichText(words) } })
    return editor.getShape(id) !== undefined
  })
}

function rankOf({ record }: AsideRecord): number {
  return record?.typeName === 'binding' ? 1 : 0
}

function withHome(editor: Editor, record: TLRecord): TLRecord {
  if (record.typeName !== 'shape' || editor.store.has(record.parentId)) return record
  return { ...record, parentId: editor.getCurrentPageId() }
}

function withKeysOf(current: TLRecord, wanted: TLRecord, keys: AsideRecord['keys']): TLRecord {
  if (keys === 'all') return wanted
  const from = wanted as unknown as Fields
  const next: Fields = { ...(current as unknown as Fields) }
  const props: Fields = { ...(next['props'] as Fields | undefined) }
  const meta: Fields = { ...(next['meta'] as Fields | undefined) }
  const [fromProps, fromMeta] = [(from['props'] ?? {}) as Fields, (from['meta'] ?? {}) as Fields]
  for (const key of keys) {
    if (key === RECORD_KEY.base) return wanted
    if (key === RECORD_KEY.position) {
      const { x, y, rotation, parentId } = wanted as TLShape
      Object.assign(next, { x, y, rotation, parentId })
    } else if (key === RECORD_KEY.text) props['richText'] = fromProps['richText']
    else if (key.startsWith(PROP_PREFIX)) copy(props, fromProps, key.slice(PROP_PREFIX.length))
    else if (key.startsWith(META_PREFIX)) copy(meta, fromMeta, key.slice(META_PREFIX.length))
    else copy(next, from, key)
  }
  return {
    ...next,
    ...('props' in next && { props }),
    ...('meta' in next && { meta }),
  } as unknown as TLRecord
}

function copy(to: Fields, from: Fields, key: string): void {
  if (key in from) to[key] = from[key]
}
