import { MediaHelpers, type BoxModel, type Editor, type VecLike } from 'tldraw'
import { ACCEPTED_IMAGES } from '../canvas-options.ts'

/** Between images that come together, in the coordinates of the board. */
const GAP = 24
const MOST_OF_VIEW = 0.6
/** For a file whose size this browser does not know; the relay will have its say. */
const UNKNOWN_SIZE = { w: 320, h: 240 }

/** Where images that come together will be: side by side around a point, each within what is in view. */
export async function boxesFor(
  editor: Editor,
  files: readonly File[],
  middle: VecLike,
): Promise<readonly BoxModel[]> {
  const view = editor.getViewportPageBounds()
  const sizes = await Promise.all(files.map(sizeOf))
  const fitted = sizes.map(({ w, h }) => {
    const scale = Math.min(1, (view.w * MOST_OF_VIEW) / w, (view.h * MOST_OF_VIEW) / h)
    return { w: w * scale, h: h * scale }
  })
  const width = fitted.reduce((sum, { w }) => sum + w + GAP, -GAP)
  let x = middle.x - width / 2
  return fitted.map(({ w, h }) => {
    const box = { x, y: middle.y - h / 2, w, h }
    x += w + GAP
    return box
  })
}

async function sizeOf(file: File): Promise<{ w: number; h: number }> {
  if (!ACCEPTED_IMAGES.includes(file.type)) return UNKNOWN_SIZE
  try {
    return await MediaHelpers.getImageSize(file)
  } catch {
    // The browser cannot read it.
    return UNKNOWN_SIZE
  }
}
