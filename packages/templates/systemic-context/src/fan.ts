import {
  nestedRings,
  PERSPECTIVES,
  type Perspective,
  ring,
  type RingArea,
  type Sheet,
  type Zone,
} from '@anderhalf/template-kit'

/** A half disc of the five perspectives, cut into slices; the innermost is not cut: a person is one. */
export interface Fan<Slice extends string> {
  readonly cx: number
  /** The ground line. */
  readonly base: number
  readonly radii: readonly [number, number, number, number, number]
  /** From the left to the right. */
  readonly slices: readonly Slice[]
}

export function fanZones<Slice extends string, Label extends string>(
  fan: Fan<Slice>,
  headingsOf: (slice: Slice) => readonly Label[],
): Zone<Perspective | Label>[] {
  const [inner, ...around] = PERSPECTIVES
  const whole = { cx: fan.cx, cy: fan.base, fromDeg: 180, toDeg: 360 }
  return [
    { id: inner, label: inner, area: nestedRings(fan.radii, whole)[0]! },
    ...around.flatMap((perspective, nth) =>
      fan.slices.map((slice, sliceNth) => ({
        id: `${perspective}.${slice}`,
        label: perspective,
        within: headingsOf(slice),
        meaning: perspective,
        area: sliceArea(fan, nth + 1, sliceNth),
      })),
    ),
  ]
}

export function fanGround({ cx, base, radii }: Fan<string>): RingArea {
  return ring({ cx, cy: base, inner: 0, outer: radii[4], fromDeg: 180, toDeg: 360 })
}

/** The zones in the colours of their perspectives, and the names of those under the left half of the ground line. */
export function drawFan<Slice extends string>(
  sheet: Sheet<Perspective>,
  fan: Fan<Slice>,
  fontSize: number,
): void {
  const [inner, ...around] = PERSPECTIVES
  for (const perspective of around) {
    for (const slice of fan.slices) {
      sheet.zone(`${perspective}.${slice}`, { fill: perspective, stroke: 'outline', strokeWidth: 3 })
    }
  }
  sheet.zone(inner, { fill: inner, stroke: 'outline', strokeWidth: 3 })
  around.forEach((perspective, nth) => {
    const [from, to] = [fan.radii[nth]!, fan.radii[nth + 1]!]
    // The longest word belongs to the outermost ring, where the margin gives it room.
    const beyond = nth === around.length - 1 ? 50 : 0
    const box = { x: fan.cx - to - beyond, y: fan.base + 12, w: to - from + beyond, h: fontSize * 1.3 }
    sheet.label(perspective, box, { fontSize, weight: 700, align: 'middle' })
  })
  const middle = { x: fan.cx - 200, y: fan.base + 12, w: 400, h: fontSize * 1.3 }
  sheet.label(inner, middle, { fontSize, weight: 700, align: 'middle' })
}

/** A line from the innermost part to the rim, at the border before a slice. */
export function drawSpoke(sheet: Sheet, fan: Fan<string>, beforeSlice: number): void {
  const turn = (angleOf(fan, beforeSlice) * Math.PI) / 180
  const at = (radius: number) => ({
    x: fan.cx + radius * Math.cos(turn),
    y: fan.base + radius * Math.sin(turn),
  })
  sheet.line([at(fan.radii[0]), at(fan.radii[4])], { stroke: 'ink', strokeWidth: 7 })
}

export function angleOf({ slices }: Fan<string>, slice: number): number {
  return 180 + (180 * slice) / slices.length
}

function sliceArea(fan: Fan<string>, nth: number, slice: number): RingArea {
  return ring({
    cx: fan.cx,
    cy: fan.base,
    inner: fan.radii[nth - 1]!,
    outer: fan.radii[nth]!,
    fromDeg: angleOf(fan, slice),
    toDeg: angleOf(fan, slice + 1),
  })
}
