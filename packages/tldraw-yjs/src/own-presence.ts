import { HOME_PAGE_ID } from '@anderhalf/board-model'
import { computed, type Computed } from '@tldraw/state'
import {
  CameraRecordType,
  InstancePageStateRecordType,
  TLINSTANCE_ID,
  TLPOINTER_ID,
  type TLInstance,
  type TLStore,
} from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import { MAX_LASER_NUMBERS, MAX_SELECTED_IDS, type PresenceState } from './presence-state.ts'

/** What this store's person does, in the form that travels. Changes only when that form changes. */
export function deriveOwnPresence(store: TLStore): Computed<PresenceState> {
  return computed('own presence', () => readOwnPresence(store), { isEqual })
}

function readOwnPresence(store: TLStore): PresenceState {
  const instance = store.get(TLINSTANCE_ID)
  const pointer = store.get(TLPOINTER_ID)
  if (instance === undefined || pointer === undefined) return {}
  const pageId = instance.currentPageId
  const camera = store.get(CameraRecordType.createId(pageId))
  const selected = store.get(InstancePageStateRecordType.createId(pageId))?.selectedShapeIds ?? []
  const { screenBounds, brush, followingUserId } = instance
  const laser = laserOf(instance)
  return {
    ...(pointer.lastActivityTimestamp > 0 && { c: [round(pointer.x), round(pointer.y)] }),
    ...(camera !== undefined && {
      v: [
        round(camera.x),
        round(camera.y),
        Math.round(camera.z * 1000) / 1000,
        round(screenBounds.w),
        round(screenBounds.h),
      ],
    }),
    ...(selected.length > 0 && { s: selected.slice(0, MAX_SELECTED_IDS).map(withoutPrefix) }),
    ...(pageId !== HOME_PAGE_ID && { p: withoutPrefix(pageId) }),
    ...(brush !== null && { b: [round(brush.x), round(brush.y), round(brush.w), round(brush.h)] }),
    ...(followingUserId !== null && { f: followingUserId }),
    ...(laser.length > 0 && { l: laser }),
  }
}

function laserOf(instance: TLInstance): number[] {
  const laser = instance.scribbles.find((scribble) => scribble.color === 'laser')
  const points = laser?.points.flatMap((point) => [round(point.x), round(point.y)]) ?? []
  return points.slice(-MAX_LASER_NUMBERS)
}

function withoutPrefix(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

function round(pageUnits: number): number {
  return Math.round(pageUnits)
}
