import bold from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2?url'
import regular from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2?url'
import type { TLFontFace } from 'tldraw'

const family = 'Atkinson Hyperlegible'

export const APP_FONT: TLFontFace = {
  family,
  src: { url: regular, format: 'woff2' },
  weight: '400',
  style: 'normal',
}

export const BOLD_APP_FONT: TLFontFace = { ...APP_FONT, src: { url: bold, format: 'woff2' }, weight: '700' }
