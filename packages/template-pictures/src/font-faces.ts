import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The font of the labels as a style sheet that needs no server. */
export function fontFaces(): string {
  const { resolve } = createRequire(import.meta.url)
  return [400, 700]
    .map((weight) => {
      const path = resolve(
        `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-${weight}-normal.woff2`,
      )
      const bytes = readFileSync(path).toString('base64')
      return `@font-face{font-family:'Atkinson Hyperlegible';font-weight:${weight};src:url(data:font/woff2;base64,${bytes})}`
    })
    .join('')
}
