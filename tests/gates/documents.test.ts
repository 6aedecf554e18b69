import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'packages/README.md',
  ...filesIn('docs').filter((path) => path.endsWith('.md')),
]
const PACKAGES = ['packages', 'packages/templates'].flatMap((parent) =>
  readdirSync(join(ROOT, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json'))),
)
const SOURCES = [...PACKAGES, 'apps/relay', 'apps/web'].flatMap((folder) => filesIn(`${folder}/src`))

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'))
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

test.each(DOCUMENTS)('every link in %s leads somewhere', (document) => {
  const targets = [...read(document).matchAll(/\]\(([^)#]+)/g)].map(([, target]) => target!)
  const broken = targets.filter(
    (target) => !/^https?:/.test(target) && !existsSync(join(ROOT, dirname(document), target)),
  )
  expect(broken).toEqual([])
})

test('every file that the architecture names is there', () => {
  const named = [...read('docs/architecture.md').matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, path]) => path!)
  expect(named.length).toBeGreaterThan(30)
  const gone = named.filter((path) => !SOURCES.some((source) => `/${source}`.endsWith(`/${path}`)))
  expect(gone).toEqual([])
})

test.each(PACKAGES)('%s is introduced in packages/README.md', (folder) => {
  expect(read('packages/README.md')).toContain(`](${folder.replace('packages/', '')})`)
})
