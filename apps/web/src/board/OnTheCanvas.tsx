import { ImagePlaceholders } from './images/ImagePlaceholders.tsx'
import { PaintedNotes } from './many-notes/PaintedNotes.tsx'

/** What lies among the shapes on the canvas and is none. */
export function OnTheCanvas() {
  return (
    <>
      <PaintedNotes />
      <ImagePlaceholders />
    </>
  )
}
