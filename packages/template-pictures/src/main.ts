import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listTemplates } from '@anderhalf/template-catalogue'
import { openBrowser } from './browser.ts'
import { overviewPage, templatePage } from './pages.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/templates/', import.meta.url))

const wanted = process.argv[2] ?? ''
const browser = await openBrowser()
for (const template of listTemplates().filter(({ id }) => id.includes(wanted))) {
  const file = `${FOLDER}${template.id}.webp`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, await browser.photograph(templatePage(template), 1640))
  console.log(file)
}
if (wanted === '')
  writeFileSync(`${FOLDER}contact-sheet.webp`, await browser.photograph(overviewPage(listTemplates()), 1600))
await browser.close()
