import { LOCALES } from '@anderhalf/protocol'
import { PALETTES, type Template } from '@anderhalf/template-kit'
import { fontFaces } from './font-faces.ts'
import { templatePicture } from './picture.ts'

const STYLE = `<style>${fontFaces()}
body{margin:0;padding:16px;background:${PALETTES.light.paper};font:18px 'Atkinson Hyperlegible'}
main{display:grid;gap:16px} figure{margin:0} svg{width:100%;height:auto;display:block}
figcaption{padding:4px 0 12px;color:${PALETTES.light.muted}}
</style>`

/** One template: in both languages, empty and with twelve notes. */
export function templatePage(template: Template): string {
  const pictures = [0, 12].flatMap((noteCount) =>
    LOCALES.map((locale) => `<figure>${templatePicture(template, { locale, noteCount })}</figure>`),
  )
  return `${STYLE}<main style="grid-template-columns:1fr 1fr">${pictures.join('')}</main>`
}

/** Every template, small, with its name. */
export function overviewPage(templates: readonly Template[]): string {
  const pictures = templates.map(
    (template) =>
      `<figure>${templatePicture(template, { locale: 'nl', noteCount: 0 })}<figcaption>${template.about.nl.name} · ${template.about.en.name}</figcaption></figure>`,
  )
  return `${STYLE}<main style="grid-template-columns:repeat(4,1fr);align-items:end">${pictures.join('')}</main>`
}
