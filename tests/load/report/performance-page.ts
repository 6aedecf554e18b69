import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const PAGE = 'docs/performance.md'
const START = /<!-- figures: written by [\w:]+ -->/
const END = '<!-- end of figures -->'
const HEADING = '### '

/** Puts one row's report into docs/performance.md. The words and the other rows stay as they are. */
export function writePerformancePage(report: string, titles: readonly string[]): Promise<void> {
  return writeFigures(PAGE, report, titles)
}

/** @param path of a page with a part for figures, from the root of the repository */
export async function writeFigures(path: string, report: string, titles: readonly string[]): Promise<void> {
  const file = join(REPOSITORY, path)
  await writeFile(file, insertFigures(await readFile(file, 'utf8'), report, titles))
  // Tables are aligned as the rest of the repository is.
  execFileSync('node_modules/.bin/oxfmt', [path], { cwd: REPOSITORY })
}

/**
 * @param report starts with its heading
 * @param titles of all rows, in the order in which they stand on the page
 */
export function insertFigures(page: string, report: string, titles: readonly string[]): string {
  const mark = START.exec(page)
  const end = page.indexOf(END)
  if (mark === null || end < mark.index)
    throw new Error(`the page needs the lines <!-- figures: written by … --> and ${END}`)
  const start = mark.index + mark[0].length
  const sections = sectionsOf(page.slice(start, end))
  sections.set(titleOf(report), report.trim())
  const figures = titles.flatMap((title) => sections.get(title) ?? [])
  return `${page.slice(0, start)}\n\n${figures.join('\n\n')}\n\n${page.slice(end)}`
}

/** What kind of machine this is and how busy, without saying which. */
export function describeMachine(): string {
  const memoryGiB = Math.round(totalmem() / 1024 ** 3)
  const load = loadavg()[0]!.toFixed(1)
  return `${cpus().length} cores, ${memoryGiB} GiB, ${process.platform}, Node ${process.versions.node}, load average ${load} at the end`
}

function sectionsOf(figures: string): Map<string, string> {
  const sections = new Map<string, string>()
  for (const section of figures.split(/^(?=### )/m)) {
    if (section.startsWith(HEADING)) sections.set(titleOf(section), section.trim())
  }
  return sections
}

function titleOf(section: string): string {
  return section.slice(HEADING.length).split('\n', 1)[0]!.trim()
}
