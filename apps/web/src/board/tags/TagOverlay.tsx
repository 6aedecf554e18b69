import { TagChips } from './TagChips.tsx'
import { TagVeil } from './TagVeil.tsx'

/** What lies over the canvas for tags. */
export function TagOverlay() {
  return (
    <>
      <TagVeil />
      <TagChips />
    </>
  )
}
