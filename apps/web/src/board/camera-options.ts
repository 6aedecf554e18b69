import type { TLCameraOptions } from 'tldraw'

/** Half of tldraw's own: a board of several templates must fit on a phone. */
export const LEAST_ZOOM = 0.05

export const CAMERA_OPTIONS: Partial<TLCameraOptions> = {
  zoomSteps: [LEAST_ZOOM, 0.1, 0.25, 0.5, 1, 2, 4, 8],
}
