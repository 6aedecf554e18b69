import { NOTE_COLORS } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { en } from '../../i18n/en.ts'
import { nl } from '../../i18n/nl.ts'
import { colorOf } from './color-words.ts'

test.each([
  ['Dutch', nl.colors.name],
  ['English', en.colors.name],
])('every colour that a table of notes names in %s is read again as that colour', (_language, names) => {
  expect(NOTE_COLORS.map((color) => colorOf(names[color]))).toEqual(NOTE_COLORS)
})
