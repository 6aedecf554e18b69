import { cpus, totalmem } from 'node:os'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const PAGE = fileURLToPath(new URL('../../../docs/performance.md', import.meta.url))
const START = '<!-- figures: written by bench:relay -->'
const END = '<!-- end of figures -->'

/** Replaces the figures in docs/performance.md and leaves its words alone. */
export async function writePerformancePage(figures: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8')
  await writeFile(PAGE, insertFigures(page, figures))
}

export function insertFigures(page: string, figures: string): string {
  const start = page.indexOf(START)
  const end = page.indexOf(END)
  if (start === -1 || end < start) throw new Error(`docs/performance.md needs the lines ${START} and ${END}`)
  return `${page.slice(0, start)}${START}\n\n${figures}\n${page.slice(end)}`
}

/** What kind of machine this is, without saying which. */
export function describeMachine(): string {
  const memoryGiB = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} cores, ${memoryGiB} GiB of memory, ${process.platform}, Node ${process.versions.node}, loopback only`
}
