export interface PlaceInRow {
  readonly x: number
  readonly row: number
}

/** Puts boxes one after the other, in as many rows as that takes. */
export function inRows(widths: readonly number[], room: number, gap: number): PlaceInRow[] {
  let x = 0
  let row = 0
  return widths.map((width) => {
    if (x > 0 && x + width > room) {
      x = 0
      row++
    }
    const place = { x, row }
    x += width + gap
    return place
  })
}
