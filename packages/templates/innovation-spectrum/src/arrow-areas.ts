import { polygon, type Area } from '@anderhalf/template-kit'

export interface ArrowForm {
  readonly top: number
  readonly bottom: number
  /** How far the border between two steps points to the right. */
  readonly notch: number
  readonly starts: readonly [number, number, number, number, number]
  /** Where the shaft ends and the head begins. */
  readonly shaftEnd: number
  readonly tip: number
  /** How far the head stands out above and below the shaft. */
  readonly barb: number
}

type Corner = readonly [number, number]

/** The five steps along the arrow; the last one is its head. */
export function arrowAreas(form: ArrowForm): readonly Area[] {
  const { top, bottom, notch, starts } = form
  const middle = (top + bottom) / 2
  return starts.map((start, nth) => {
    const end = starts[nth + 1]
    const front: readonly Corner[] =
      end === undefined
        ? headOf(form)
        : [
            [end, top],
            [end + notch, middle],
            [end, bottom],
          ]
    return polygon([start, bottom], [start + notch, middle], [start, top], ...front)
  })
}

export function arrowGround(form: ArrowForm): Area {
  const { top, bottom, notch, starts } = form
  return polygon(
    [starts[0], bottom],
    [starts[0] + notch, (top + bottom) / 2],
    [starts[0], top],
    ...headOf(form),
  )
}

function headOf({ top, bottom, shaftEnd, tip, barb }: ArrowForm): readonly Corner[] {
  return [
    [shaftEnd, top],
    [shaftEnd, top - barb],
    [tip, (top + bottom) / 2],
    [shaftEnd, bottom + barb],
    [shaftEnd, bottom],
  ]
}
