import type { TLNoteShapeProps } from 'tldraw'
import { sizeOfNote } from '../note-size.ts'
import { drawNote, noteFill, type DrawingOptions } from './draw-note.ts'

/** Of a sheet of pictures, along each side. */
const SHEET_PX = 1024
/** 4 MB each. Notes past these are painted without words. */
const MAX_SHEETS = 12
/** What a frame may spend on new pictures; until its turn comes a note is painted without words. */
const BUDGET_MS = 6

interface Picture {
  readonly sheet: HTMLCanvasElement
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** All pictures of one size. */
interface Album {
  readonly options: DrawingOptions
  /** A note that only moves keeps its props, and so its picture. */
  readonly pictures: WeakMap<TLNoteShapeProps, Picture>
  readonly sheets: CanvasRenderingContext2D[]
  /** Where the next picture goes on the last sheet. */
  x: number
  y: number
  rowHeight: number
  /** Also of notes that are gone or read otherwise by now. */
  drawn: number
}

export interface PaintedNote {
  readonly props: TLNoteShapeProps
  /** Of its top left corner, in pixels of the target. */
  readonly x: number
  readonly y: number
}

export interface NotePictures {
  /**
   * Paints notes in this order, each from a picture that is drawn once for a size.
   *
   * @param options of the target; while `isMoving`, pictures of another size are stretched and no new size is begun
   * @returns whether some still lack their words: paint again in the next frame
   */
  readonly paint: (
    target: CanvasRenderingContext2D,
    notes: readonly PaintedNote[],
    options: DrawingOptions,
    isMoving: boolean,
  ) => boolean
  /** Draws all anew, for example after a font came. */
  readonly forget: () => void
}

export function createNotePictures(): NotePictures {
  let album: Album | null = null
  /** Stands in while the pictures of a new size are drawn. */
  let formerAlbum: Album | null = null

  function albumFor(options: DrawingOptions, isMoving: boolean, count: number): Album {
    const fits =
      album !== null &&
      album.options.isDarkMode === options.isDarkMode &&
      (isMoving || album.options.pixelsPerUnit === options.pixelsPerUnit) &&
      !(album.sheets.length === MAX_SHEETS && album.drawn > 2 * count)
    if (album !== null && fits) return album
    formerAlbum = album?.options.isDarkMode === options.isDarkMode ? album : null
    album = { options, pictures: new WeakMap(), sheets: [], x: 0, y: 0, rowHeight: 0, drawn: 0 }
    return album
  }

  return {
    paint(target, notes, options, isMoving) {
      const current = albumFor(options, isMoving, notes.length)
      // All new pictures first: drawing on a sheet that was painted from since makes the browser copy it.
      const lacking = drawNewPictures(current, notes)
      for (const { props, x, y } of notes) {
        const picture = current.pictures.get(props) ?? formerAlbum?.pictures.get(props)
        const { w, h } = pixelSize(props, options)
        if (picture !== undefined) {
          target.drawImage(picture.sheet, picture.x, picture.y, picture.w, picture.h, x, y, w, h)
        } else {
          target.fillStyle = noteFill(props, options.isDarkMode)
          target.fillRect(x, y, w, h)
        }
      }
      if (!lacking) formerAlbum = null
      return lacking
    },
    forget() {
      formerAlbum = album
      album = null
    },
  }
}

/** @returns whether the time was up before all were drawn */
function drawNewPictures(album: Album, notes: readonly PaintedNote[]): boolean {
  const untilMs = performance.now() + BUDGET_MS
  for (const { props } of notes) {
    if (album.pictures.has(props)) continue
    if (performance.now() > untilMs) return true
    const place = placeFor(album, pixelSize(props, album.options))
    if (place === null) return false
    const { context, ...picture } = place
    const { pixelsPerUnit } = album.options
    context.save()
    context.beginPath()
    context.rect(picture.x, picture.y, picture.w, picture.h)
    context.clip()
    context.setTransform(pixelsPerUnit, 0, 0, pixelsPerUnit, picture.x, picture.y)
    drawNote(context, props, album.options)
    context.restore()
    album.drawn += 1
    album.pictures.set(props, { sheet: context.canvas, ...picture })
  }
  return false
}

/** @returns null when no sheet has room for it */
function placeFor(
  album: Album,
  { w, h }: { w: number; h: number },
): (Omit<Picture, 'sheet'> & { context: CanvasRenderingContext2D }) | null {
  if (w > SHEET_PX || h > SHEET_PX) return null
  if (album.x + w > SHEET_PX) {
    album.x = 0
    album.y += album.rowHeight
    album.rowHeight = 0
  }
  if (album.sheets.length === 0 || album.y + h > SHEET_PX) {
    if (album.sheets.length === MAX_SHEETS) return null
    const sheet = document.createElement('canvas')
    sheet.width = SHEET_PX
    sheet.height = SHEET_PX
    const context = sheet.getContext('2d')
    if (context === null) return null
    album.sheets.push(context)
    album.x = 0
    album.y = 0
    album.rowHeight = 0
  }
  const place = { context: album.sheets.at(-1)!, x: album.x, y: album.y, w, h }
  album.x += w
  album.rowHeight = Math.max(album.rowHeight, h)
  return place
}

function pixelSize(props: TLNoteShapeProps, { pixelsPerUnit }: DrawingOptions): { w: number; h: number } {
  const { w, h } = sizeOfNote(props)
  return { w: Math.max(1, Math.round(w * pixelsPerUnit)), h: Math.max(1, Math.round(h * pixelsPerUnit)) }
}
