export interface PlacedBox {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const GAP = 160

/**
 * @returns the wanted box, moved to the right past whatever it would cover until it covers nothing
 *
 * Ends because each step goes beyond one more of the boxes.
 */
export function findFreePlace(wanted: PlacedBox, taken: readonly PlacedBox[], gap = GAP): PlacedBox {
  let place = wanted
  let covered = firstCovered(place, taken)
  while (covered !== undefined) {
    place = { ...place, x: covered.x + covered.w + gap }
    covered = firstCovered(place, taken)
  }
  return place
}

function firstCovered(place: PlacedBox, taken: readonly PlacedBox[]): PlacedBox | undefined {
  return taken.find(
    (box) =>
      place.x < box.x + box.w &&
      box.x < place.x + place.w &&
      place.y < box.y + box.h &&
      box.y < place.y + place.h,
  )
}
