import type { Box, Editor } from 'tldraw'
import { LEAST_ZOOM } from './camera-options.ts'
import { templatesOnBoard } from './templates/templates-on-board.ts'

/** Pixels along each side of the canvas where the chrome lies. */
interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

const WIDE: Insets = { top: 112, right: 32, bottom: 92, left: 96 }
const NARROW: Insets = { top: 72, right: 20, bottom: 140, left: 20 }
const NARROW_PX = 640
/** From here on the colours and sizes lie on the right, for who may write. */
const STYLES_FROM_PX = 800
const STYLES_PX = 168
const PANEL_PX = 376
/** So far to the right lie undo and its neighbours, under the title; the handle of a sheet there needs room below them. */
const ACTIONS_END_PX = 200
const HANDLE_ROOM_PX = 152
const MOVE_MS = 200
/** Below this, the labels of a template are dust. */
const READABLE_ZOOM = 0.08

interface LookOptions {
  /** Whether a panel lies over the left side. */
  readonly besidePanel?: boolean
  /** Glides there, so that people see where it is; never with reduced motion. */
  readonly glide?: boolean
  /** How far this may enlarge; 1 unless told. */
  readonly mostZoom?: number
}

/** Moves the camera so that this part of the board fills what the chrome leaves free. */
export function lookAt(
  editor: Editor,
  box: Box,
  { besidePanel = false, glide = false, mostZoom = 1 }: LookOptions = {},
): void {
  const screen = editor.getViewportScreenBounds()
  const narrow = screen.w <= NARROW_PX
  const { top, bottom, left: edge, right: margin } = narrow ? NARROW : WIDE
  const right = screen.w >= STYLES_FROM_PX && !editor.getIsReadonly() ? STYLES_PX : margin
  const left = besidePanel && !narrow ? PANEL_PX : edge
  const insets = { top, right, bottom, left }
  let camera = cameraBeside(insets, screen, box, mostZoom)
  const corner = { x: (box.x + camera.x) * camera.z, y: (box.y + camera.y) * camera.z }
  if (!narrow && corner.x < ACTIONS_END_PX && corner.y < HANDLE_ROOM_PX) {
    camera = cameraBeside({ ...insets, top: HANDLE_ROOM_PX }, screen, box, mostZoom)
  }
  editor.setCamera(camera, glide ? { animation: { duration: MOVE_MS } } : { immediate: true })
}

function cameraBeside({ top, right, bottom, left }: Insets, screen: Box, box: Box, mostZoom: number) {
  const room = { w: Math.max(100, screen.w - left - right), h: Math.max(100, screen.h - top - bottom) }
  const fitting = Math.min(room.w / box.w, room.h / box.h, mostZoom)
  const zoom = Math.max(fitting, LEAST_ZOOM)
  return {
    x: (left + (room.w - box.w * zoom) / 2) / zoom - box.x,
    y: (top + (room.h - box.h * zoom) / 2) / zoom - box.y,
    z: zoom,
  }
}

/** The whole board; on a screen that is too small for all of it, what people read first. */
export function lookAtAll(editor: Editor): void {
  const all = editor.getCurrentPageBounds()
  if (all === undefined) return
  const [first] = templatesOnBoard(editor)
  const firstBox = first === undefined ? undefined : editor.getShapePageBounds(first)
  const isTooWide = editor.getViewportScreenBounds().w / all.w < READABLE_ZOOM
  lookAt(editor, isTooWide && firstBox !== undefined ? firstBox : all)
}
