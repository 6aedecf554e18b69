import { PRESENCE_USER_KEY } from '@anderhalf/protocol'
import { parseUser } from './presence-state.ts'

/** Whether a state holds a caret of somebody else, whose name the relay stamped and whose place can be read. */
export function isCaretOfOthers(ownClientId: number, clientId: number, state: unknown): boolean {
  if (ownClientId === clientId || !isObject(state)) return false
  const { cursor } = state
  if (!isObject(cursor) || parseUser(state[PRESENCE_USER_KEY]) === null) return false
  return isPlace(cursor['anchor']) && isPlace(cursor['head'])
}

/** A relative position of Yjs inside a text; one by the name of a root type is never sent. */
function isPlace(value: unknown): boolean {
  if (!isObject(value)) return false
  const { type, item, tname, assoc } = value
  const inText = (tname ?? null) === null && (assoc === undefined || Number.isInteger(assoc))
  return inText && isIdOrNothing(type) && isIdOrNothing(item) && !(type == null && item == null)
}

function isIdOrNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return isObject(value) && isCount(value['client']) && isCount(value['clock'])
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

interface CaretOwner {
  readonly name: string
  readonly color: string
}

/** `shared-caret` and `shared-caret-name` are drawn by the app's style sheet, in `--caret-color`. */
export function createCaret({ name, color }: CaretOwner): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'shared-caret'
  caret.style.setProperty('--caret-color', color)
  const label = document.createElement('span')
  label.className = 'shared-caret-name'
  label.textContent = name
  // Word joiners keep the caret on the line of the letter that it stands behind.
  caret.append('\u2060', label, '\u2060')
  return caret
}

export function paintSelection({ color }: CaretOwner): { class: string; style: string } {
  return { class: 'shared-selection', style: `--caret-color: ${color}` }
}
