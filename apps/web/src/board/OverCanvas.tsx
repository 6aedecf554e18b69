import { UnsafeMarks } from './connection/UnsafeMarks.tsx'
import { TagOverlay } from './tags/TagOverlay.tsx'
import { ZoneOverlay } from './zones/ZoneOverlay.tsx'

/** What lies over the canvas and under its toolbars. */
export function OverCanvas() {
  return (
    <>
      <ZoneOverlay />
      <TagOverlay />
      <UnsafeMarks />
    </>
  )
}
