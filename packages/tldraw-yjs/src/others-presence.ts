import { HOME_PAGE_ID } from '@anderhalf/board-model'
import {
  createShapeId,
  InstancePresenceRecordType,
  type TLInstancePresence,
  type TLPageId,
  type TLScribble,
} from '@tldraw/tlschema'
import type { ReceivedPresence } from './presence-state.ts'

export function presenceIdOf(clientId: number): TLInstancePresence['id'] {
  return InstancePresenceRecordType.createId(String(clientId))
}

/** The record that lets the canvas draw another person's cursor, selection and viewport. */
export function toPresenceRecord(
  clientId: number,
  { user, state }: ReceivedPresence,
  nowMs: number,
): TLInstancePresence {
  const { c, v, s = [], p, b, f, l = [] } = state
  return InstancePresenceRecordType.create({
    id: presenceIdOf(clientId),
    userId: user.id,
    userName: user.name,
    color: user.color,
    currentPageId: p === undefined ? HOME_PAGE_ID : (`page:${p}` as TLPageId),
    // By this device's clock: it says when something was last seen of that person, and clocks differ.
    lastActivityTimestamp: nowMs,
    cursor: c === undefined ? null : { x: c[0], y: c[1], type: 'default', rotation: 0 },
    camera: v === undefined ? null : { x: v[0], y: v[1], z: v[2] },
    screenBounds: v === undefined ? null : { x: 0, y: 0, w: v[3], h: v[4] },
    selectedShapeIds: s.map((id) => createShapeId(id)),
    brush: b === undefined ? null : { x: b[0], y: b[1], w: b[2], h: b[3] },
    followingUserId: f ?? null,
    scribbles: l.length === 0 ? [] : [toLaser(clientId, l)],
    meta: { role: user.role },
  })
}

function toLaser(clientId: number, numbers: readonly number[]): TLScribble {
  const points: TLScribble['points'] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    points.push({ x: numbers[at] ?? 0, y: numbers[at + 1] ?? 0, z: 0.5 })
  }
  return {
    id: `laser ${clientId}`,
    points,
    size: 4,
    color: 'laser',
    opacity: 0.7,
    state: 'active',
    delay: 0,
    shrink: 0.1,
    taper: true,
  }
}
