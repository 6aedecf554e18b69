import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaContains } from './area-contains.ts'
import { arcEdge, chevronEdge, shapedBands, shapedBandsGround, STRAIGHT_EDGE } from './shaped-bands.ts'

const XS = [50, 250, 500, 800]
const point = fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 500 }) })

test.each([
  ['arcs', arcEdge(60)],
  ['chevrons', chevronEdge(60)],
  ['straight lines', STRAIGHT_EDGE],
])('bands divided by %s share no point and leave no gap', (_, edge) => {
  const form = { xs: XS, top: 100, bottom: 400, edge, first: STRAIGHT_EDGE }
  const [bands, ground] = [shapedBands(form), shapedBandsGround(form)]
  expect(bands).toHaveLength(XS.length - 1)
  fc.assert(
    fc.property(point, (at) => {
      expect(bands.filter((band) => areaContains(band, at))).toHaveLength(areaContains(ground, at) ? 1 : 0)
    }),
  )
})
