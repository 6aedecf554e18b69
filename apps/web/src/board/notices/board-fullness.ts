import { maxShapesOf, type BoardLimits } from '@anderhalf/protocol'

/** From here on people are warned: there is time to tidy up. */
const NEARLY_FULL_SHARE = 0.8

export interface BoardSize {
  readonly shapes: number
  /** Shapes, and what ties and fills them. */
  readonly records: number
  readonly bytes: number
}

export interface Fullness {
  readonly degree: 'roomy' | 'nearly' | 'full'
  /** Of which there is the least room left. */
  readonly of: keyof BoardSize
  readonly percent: number
}

export function fullnessOf(size: BoardSize, limits: BoardLimits): Fullness {
  const shares = [
    { of: 'shapes', share: size.shapes / maxShapesOf(limits) },
    { of: 'records', share: size.records / limits.maxRecords },
    { of: 'bytes', share: size.bytes / limits.maxEncodedBoardBytes },
  ] as const
  const { of, share } = shares.reduce((fullest, each) => (each.share > fullest.share ? each : fullest))
  return { degree: degreeOf(share), of, percent: Math.min(100, Math.floor(share * 100)) }
}

function degreeOf(share: number): Fullness['degree'] {
  if (share >= 1) return 'full'
  return share >= NEARLY_FULL_SHARE ? 'nearly' : 'roomy'
}
