import { NOTE_COLORS, type ColorNames } from '@anderhalf/protocol'
import { TEMPLATE_FONT_FAMILY } from '@anderhalf/template-kit'
import i18next from 'i18next'
import type { Editor, TLNoteShape, TLShape, TLShapeId } from 'tldraw'
import { APP_FONT } from '../app-font.ts'
import { isNote } from '../tags/tag-notes.ts'
import { drawLegend } from './draw-legend.ts'
import { drawTags } from './draw-tags.ts'
import { svgElement } from './svg-element.ts'

const MARGIN = 24

/**
 * Files, copies and prints of the board show the tags of notes and what their colours mean: neither is a shape, so
 * tldraw alone leaves them out.
 */
export function completePictures(editor: Editor, readColorNames: () => ColorNames): void {
  const draw = editor.getSvgElement.bind(editor)
  // reason: there is no option for it; every picture comes from this method, and tldraw is pinned at one version.
  editor.getSvgElement = async (shapes, options = {}) => {
    const picture = await draw(shapes, options)
    // Only what becomes a shape in the place of others has a padding of its own.
    if (picture === undefined || options.padding !== undefined) return picture
    // tldraw takes its own off the page in a moment.
    const svg = picture.svg.cloneNode(true) as SVGSVGElement
    const isDarkMode = options.darkMode ?? editor.user.getIsDarkMode()
    const notes = notesAmong(editor, shapes)
    const tags = notes.flatMap((note) => drawTags(editor, note, isDarkMode) ?? [])
    const entries = legendOf(notes, readColorNames())
    if (tags.length === 0 && entries.length === 0) return picture

    const { x, y, width, height } = svg.viewBox.baseVal
    const added = svgElement('g', { 'font-family': TEMPLATE_FONT_FAMILY })
    added.append(...tags.map(({ element }) => element))
    let bottom = Math.max(y + height, ...tags.map((tag) => tag.bottom))
    if (entries.length > 0) {
      const place = { x: x + MARGIN, y: bottom, width: width - 2 * MARGIN }
      const legend = drawLegend(entries, place, isDarkMode)
      added.append(legend.element)
      bottom = legend.bottom + MARGIN
    }
    const declaration = await editor.fonts.toEmbeddedCssDeclaration(APP_FONT)
    svg.append(svgElement('style', {}, declaration), added)
    const grown = { width: picture.width, height: (picture.width / width) * (bottom - y) }
    svg.setAttribute('viewBox', `${x} ${y} ${width} ${bottom - y}`)
    svg.setAttribute('height', String(grown.height))
    return { svg, ...grown }
  }
}

function notesAmong(editor: Editor, shapes: readonly (TLShape | TLShapeId)[]): TLNoteShape[] {
  const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))
  const shown = ids.length === 0 ? [...editor.getCurrentPageShapeIds()] : ids
  return [...editor.getShapeAndDescendantIds(shown)].flatMap((id) => {
    const shape = editor.getShape(id)
    return shape !== undefined && isNote(shape) ? shape : []
  })
}

/** Of the colours that these notes have. */
function legendOf(notes: readonly TLNoteShape[], names: ColorNames) {
  const used = new Set<string>(notes.map(({ props }) => props.color))
  return NOTE_COLORS.flatMap((color) => {
    const meaning = names[color]
    if (meaning === undefined || !used.has(color)) return []
    return { color, words: `${i18next.t(`colors.name.${color}`)}: ${meaning}` }
  })
}
