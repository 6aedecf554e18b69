import { LIMITS } from '@anderhalf/protocol'

/** From here on people are warned: there is time to tidy up. */
const NEARLY_FULL_SHARE = 0.8

export function fullnessOf(
  shapeCount: number,
  maxShapes: number = LIMITS.maxShapesPerBoard,
): 'roomy' | 'nearly' | 'full' {
  if (shapeCount >= maxShapes) return 'full'
  return shapeCount >= maxShapes * NEARLY_FULL_SHARE ? 'nearly' : 'roomy'
}
