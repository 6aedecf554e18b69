import { createShapeId, type TLDrawShape, type TLDrawShapeSegment, type VecModel } from '@tldraw/tlschema'
import { HOME_PAGE_ID } from '../home-page.ts'
import { placed } from './placed.ts'

/**
 * A line as a pen draws it at sixty points a second: a letter-like curve with a shaking hand, rounded as tldraw does.
 */
export function penPoints(count: number): VecModel[] {
  let seed = 7
  const shake = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5
  return Array.from({ length: count }, (_, at) => {
    const turn = at / 14
    const pace = 6 + 3 * Math.sin(at / 31)
    return {
      x: hundredths(at * 1.7 + pace * 9 * Math.sin(turn) + shake() * 1.2),
      y: hundredths(40 * Math.cos(turn * 0.9) + 12 * Math.sin(turn / 3) + shake() * 1.2),
      z: hundredths(0.6 + 0.3 * Math.sin(at / 40) + shake() * 0.04),
    }
  })
}

export function createStroke(segments: TLDrawShapeSegment[], id = createShapeId()): TLDrawShape {
  return {
    ...placed,
    id,
    type: 'draw',
    x: 100,
    y: 100,
    parentId: HOME_PAGE_ID,
    props: {
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      segments,
      isComplete: false,
      isClosed: false,
      isPen: true,
      scale: 1,
    },
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
