import { maxShapesOf, type BoardLimits, type Locale } from '@anderhalf/protocol'
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import shippedTextsNl from '@tldraw/assets/translations/nl.json'
import { DefaultFontStyle, type TLUiOverrides, type TldrawOptions } from 'tldraw'
import { BoardHandTool } from './BoardHandTool.ts'
import { BoardNoteShapeUtil } from './BoardNoteShapeUtil.ts'
import { keepNotesYellowInTheDark } from './legend/dark-note-colors.ts'
import { TemplateShapeUtil } from './TemplateShapeUtil.tsx'
import { tldrawTextsNl } from './tldraw-texts-nl.ts'
import { BoardNoteTool, BoardTextTool } from './writing-tools.ts'
import { besideChrome } from './zoom-actions.ts'

// tldraw wants all of these to keep their identity between renders.

export const ASSET_URLS = getAssetUrlsByImport()

export const SHAPE_UTILS = [BoardNoteShapeUtil, TemplateShapeUtil]

export const TOOLS = [BoardHandTool, BoardNoteTool, BoardTextTool]

/** Call it once for a board. */
export function canvasOptionsFor(limits: BoardLimits): Partial<TldrawOptions> {
  return { maxShapesPerPage: maxShapesOf(limits), maxPages: 1 }
}

/** Pages of other hosts have no place on a board, so neither have the ways to put them there. */
export const NO_EMBEDS: [] = []

export const ACCEPTED_IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

export const ACCEPTED_VIDEOS: [] = []

/**
 * tldraw begins in English and fetches its Dutch texts; where that fails it stays English, also for screen readers. So
 * they come along with the canvas, and are what it begins with.
 */
const DUTCH = { ...shippedTextsNl, ...tldrawTextsNl }

const OVERRIDES: TLUiOverrides = {
  actions(
    editor,
    { 'insert-embed': _embed, 'convert-to-bookmark': _bookmark, 'convert-to-embed': _to, ...kept },
  ) {
    return besideChrome(editor, kept)
  },
  tools(_editor, { embed: _embed, ...kept }) {
    return kept
  },
}

export const CANVAS_OVERRIDES: Readonly<Record<Locale, TLUiOverrides>> = {
  nl: { ...OVERRIDES, translations: { nl: DUTCH, en: DUTCH } },
  en: { ...OVERRIDES, translations: { nl: DUTCH } },
}

// People read each other's notes across a room: no handwriting.
DefaultFontStyle.setDefaultValue('sans')

keepNotesYellowInTheDark()
