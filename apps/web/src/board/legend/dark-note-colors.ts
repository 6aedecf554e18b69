import { DefaultColorThemePalette } from 'tldraw'

const LIGHT_YELLOW_IN_THE_DARK = '#70601f'

/**
 * The engine's `black` note is light yellow by day and grey by night. A colour has one name for everybody, whatever
 * scheme their screen has, so by night it is a yellow too.
 */
export function keepNotesYellowInTheDark(): void {
  DefaultColorThemePalette.darkMode.black.note.fill = LIGHT_YELLOW_IN_THE_DARK
}
