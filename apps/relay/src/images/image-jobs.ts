import type { ImageFormat, Limits, ProblemCode } from '@anderhalf/protocol'

/** Why a file does not become an image; it will not become one later either. */
export type ImageRefusal = Extract<
  ProblemCode,
  'image-too-large' | 'image-too-many-pixels' | 'image-unknown' | 'image-damaged' | 'images-full'
>

export type ImageLimits = Pick<Limits, 'maxImagePixels' | 'maxAnimationPixels' | 'maxImageSidePx'>

/** A file that was decoded and written anew: nothing of what came is in it but its pixels. */
export interface CleanImage {
  readonly hash: string
  readonly format: ImageFormat
  readonly width: number
  readonly height: number
  readonly isAnimated: boolean
  readonly bytes: number
}

export type Cleaning =
  | { readonly ok: true; readonly image: CleanImage }
  | { readonly ok: false; readonly refusal: ImageRefusal }

/** What the image process is asked. Both paths are of the relay's own making. */
export type ImageJob =
  | { readonly kind: 'clean'; readonly from: string; readonly to: string; readonly limits: ImageLimits }
  | { readonly kind: 'shrink'; readonly from: string; readonly to: string; readonly sidePx: number }

export interface ImageRequest {
  readonly id: number
  readonly job: ImageJob
}

export interface ImageAnswer {
  readonly id: number
  /** null: the job could not be done, for a reason that may pass */
  readonly result: Cleaning | 'shrunk' | null
}
