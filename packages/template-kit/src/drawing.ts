import type { Box, Size } from './geometry.ts'
import type { ColorToken } from './palette.ts'

/** What a template looks like at one size and in one language: plain data for whichever renderer. */
export interface Drawing {
  readonly size: Size
  /** In the order of painting; the texts come on top. */
  readonly shapes: readonly DrawnShape[]
  readonly texts: readonly DrawnText[]
}

export interface DrawnShape {
  /** SVG path data */
  readonly d: string
  readonly fill: ColorToken | null
  readonly stroke: ColorToken | null
  readonly strokeWidth: number
  readonly dash: readonly number[] | null
  readonly zoneId: string | null
}

/** One line of text. (x, y) is where its baseline starts, has its middle, or ends, as `align` says. */
export interface DrawnText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly fontSize: number
  readonly weight: 400 | 700
  readonly align: 'start' | 'middle' | 'end'
  /** Around (x, y), clockwise. */
  readonly rotationDeg: number
  readonly color: ColorToken
  readonly role: TextRole
  readonly labelKey: string
  /** The room that the whole label has, of which this is one line; before turning. */
  readonly box: Box
  readonly zoneId: string | null
  /** Whether the end of the label was cut off because even the smallest letters did not fit. */
  readonly clipped: boolean
}

/** Titles and labels are read across the room; hints are for the one who writes. */
export type TextRole = 'title' | 'label' | 'hint'
