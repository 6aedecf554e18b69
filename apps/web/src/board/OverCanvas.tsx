import { UnsafeMarks } from './connection/UnsafeMarks.tsx'
import { TagOverlay } from './tags/TagOverlay.tsx'
import { SeatDistances } from './seats/SeatDistances.tsx'
import { ZoneOverlay } from './zones/ZoneOverlay.tsx'

/** What lies over the canvas and under its toolbars. */
export function OverCanvas() {
  return (
    <>
      <ZoneOverlay />
      <SeatDistances />
      <TagOverlay />
      <UnsafeMarks />
    </>
  )
}
