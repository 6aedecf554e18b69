import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorkspaceCopy, type WorkspaceCopy } from './workspace-copy.ts'

let copy: WorkspaceCopy

beforeEach(() => {
  copy = createWorkspaceCopy()
})

afterEach(() => copy.close())

/** Each wall is tried with one fault, and must name that fault and the file that it is in. */
async function expectRefusal(tool: string, args: string[], ...signs: string[]): Promise<void> {
  const { ok, output } = await copy.run(tool, args)
  expect(ok, `${tool} let it pass`).toBe(false)
  for (const sign of signs) expect(output).toContain(sign)
}

test('the compiler refuses a package that the manifest does not declare', async () => {
  copy.write('packages/protocol/src/fault.ts', `import * as Y from 'yjs'\nexport const doc = new Y.Doc()\n`)
  await expectRefusal('tsc', ['-p', 'packages/protocol'], 'src/fault.ts', 'TS2307', `'yjs'`)
})

test('the compiler refuses to reach behind the entry of a package', async () => {
  copy.write(
    'packages/board-model/src/fault.ts',
    `export { LIMITS } from '@anderhalf/protocol/src/limits.ts'\n`,
  )
  await expectRefusal('tsc', ['-p', 'packages/board-model'], 'src/fault.ts', 'TS2307')
})

test('the compiler refuses the page in a package that runs without one', async () => {
  copy.write('packages/protocol/src/fault.ts', `export const title = document.title\n`)
  await expectRefusal('tsc', ['-p', 'packages/protocol'], 'src/fault.ts', 'TS2584', `'document'`)
})

test('boundaries refuse a template that imports a template', async () => {
  copy.declare('packages/templates/stakeholder-grid', '@anderhalf/template-systemic-context', 'workspace:*')
  await expectRefusal(
    'turbo',
    ['boundaries'],
    'without any tag',
    '@anderhalf/template-stakeholder-grid',
    '@anderhalf/template-systemic-context',
  )
})

test('boundaries refuse an app that imports an app', async () => {
  copy.declare('apps/web', '@anderhalf/relay', 'workspace:*')
  await expectRefusal('turbo', ['boundaries'], 'without any tag', '@anderhalf/web', '@anderhalf/relay')
})

test('boundaries refuse a package that imports an app', async () => {
  copy.declare('packages/protocol', '@anderhalf/web', 'workspace:*')
  await expectRefusal('turbo', ['boundaries'], 'without any tag', '@anderhalf/protocol', '@anderhalf/web')
})

test.for([
  [
    'tldraw outside the web app',
    'packages/tldraw-yjs/src/fault.ts',
    `export { Editor } from 'tldraw'\n`,
    'no-restricted-imports',
  ],
  [
    'a template that imports more than template-kit',
    'packages/templates/stakeholder-grid/src/fault.ts',
    `export { LIMITS } from '@anderhalf/protocol'\n`,
    'no-restricted-imports',
  ],
  [
    'the environment read outside main',
    'apps/relay/src/fault.ts',
    `export const port = process.env['PORT']\n`,
    'no-process-env',
  ],
  [
    'a promise that nobody waits for',
    'packages/protocol/src/fault.ts',
    `async function load(): Promise<number> {\n  return 1\n}\n\nexport function start(): void {\n  load()\n}\n`,
    'no-floating-promises',
  ],
  ['a default export', 'packages/protocol/src/fault.ts', `export default 1\n`, 'no-default-export'],
  ['a file named in camel case', 'packages/protocol/src/aFault.ts', `export const a = 1\n`, 'filename-case'],
] as const)('lint refuses %s', async ([, path, text, rule]) => {
  copy.write(path, text)
  await expectRefusal('oxlint', [path], path, rule)
})

test('lint refuses two files that import each other', async () => {
  const folder = 'packages/protocol/src'
  copy.write(
    `${folder}/fault-a.ts`,
    `import { b } from './fault-b.ts'\n\nexport const a = (): number => b() + 1\n`,
  )
  copy.write(
    `${folder}/fault-b.ts`,
    `import { a } from './fault-a.ts'\n\nexport const b = (): number => a() + 1\n`,
  )
  await expectRefusal('oxlint', [`${folder}/fault-a.ts`, `${folder}/fault-b.ts`], 'fault-a.ts', 'no-cycle')
})

test('the formatter refuses another way of writing', async () => {
  copy.write('packages/protocol/src/fault.ts', `export const fault = "double";\n`)
  await expectRefusal('oxfmt', ['--check'], 'packages/protocol/src/fault.ts')
})

test('knip refuses a dependency that nothing imports', async () => {
  copy.declare('packages/protocol', 'yjs', 'catalog:')
  await expectRefusal('knip', [], 'Unused dependencies', 'packages/protocol/package.json')
})

test('knip refuses a file that nothing imports', async () => {
  copy.write('packages/protocol/src/fault.ts', `export const fault = 1\n`)
  await expectRefusal('knip', [], 'Unused files', 'packages/protocol/src/fault.ts')
})

test('sherif refuses two versions of one dependency', async () => {
  copy.declare('packages/protocol', 'fault', '1.0.0')
  copy.declare('packages/template-kit', 'fault', '2.0.0')
  await expectRefusal('sherif', [], 'multiple-dependency-versions', 'fault')
})

test.for([
  [
    'a folder of one machine',
    'docs/fault.md',
    'Look in /home/somebody/board.\n',
    'names a folder of one machine',
  ],
  [
    'a package registry',
    'docs/fault.md',
    ['https://registry.', 'npmjs.org/\n'].join(''),
    'names a package registry',
  ],
  ['a test left out', 'packages/protocol/src/fault.test.ts', `it.skip('works')\n`, 'leaves a test out'],
  ['a folder without a meaning', 'packages/protocol/src/utils/fault.ts', '', 'a folder called utils'],
  [
    'a file without a meaning',
    'packages/protocol/src/board-manager.ts',
    '',
    'name the file after what it exports',
  ],
] as const)('hygiene refuses %s', async ([, path, text, fault]) => {
  copy.write(path, text)
  await expectRefusal('scripts/hygiene.mjs', [], path, fault)
})

test('hygiene refuses a lock file that names where a package comes from', async () => {
  copy.write(
    'pnpm-lock.yaml',
    'packages:\n  fault@1.0.0:\n    resolution: {tarball: https://example.org/fault.tgz}\n',
  )
  await expectRefusal('scripts/hygiene.mjs', [], 'pnpm-lock.yaml: holds the address of a package')
})

test('a new template works at once: typed, formatted, in the catalogue, and it passes the suite of the kit', async () => {
  const made = await copy.run('scripts/new-template.mjs', ['decisions/trial-sheet'])
  expect(made.output).toContain('decisions/src/trial-sheet.ts is in the catalogue')
  expect(made.output).toMatch(/Tests +\d+ passed/)
  for (const [tool, args] of [
    ['tsc', ['-p', 'packages/templates/decisions']],
    ['oxfmt', ['--check', 'packages/templates/decisions']],
    ['oxlint', ['packages/templates/decisions']],
  ] as const) {
    const { ok, output } = await copy.run(tool, args)
    expect(ok, output).toBe(true)
  }
  const again = await copy.run('scripts/new-template.mjs', ['decisions/trial-sheet'])
  expect(again).toMatchObject({ ok: false, output: expect.stringContaining('is there already') as string })
})
