import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createWorkspaceCopy, type WorkspaceCopy } from './workspace-copy.ts'

/** Each starts a whole tool over the whole workspace, beside all other tests. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

interface Fault {
  readonly name: string
  /** Path and text. */
  readonly file: readonly [string, string]
  /** All in one line of what the tool says. */
  readonly signs: readonly string[]
}

function copyWorkspace(): WorkspaceCopy {
  const copy = createWorkspaceCopy()
  onTestFinished(() => copy.close())
  return copy
}

/** Each wall is tried with one fault, and must name that fault and the file that it is in. */
async function expectRefusal(
  copy: WorkspaceCopy,
  tool: string,
  args: string[],
  ...signs: string[]
): Promise<void> {
  const { ok, output } = await copy.run(tool, args)
  expect(ok, `${tool} let it pass`).toBe(false)
  for (const sign of signs) expect(output).toContain(sign)
}

/** For a tool that says each fault on a line of its own: one run finds them all. */
function describeWalls(wall: string, tool: string, args: readonly string[], faults: readonly Fault[]): void {
  describe(wall, () => {
    let lines: string[] = []

    beforeAll(async () => {
      const copy = createWorkspaceCopy()
      for (const { file } of faults) copy.write(...file)
      const { ok, output } = await copy.run(tool, args)
      copy.close()
      expect(ok, `${tool} let it pass`).toBe(false)
      lines = output.split('\n')
    })

    test.for(faults)('refuses $name', ({ signs }) => {
      expect(lines.filter((line) => signs.every((sign) => line.includes(sign)))).toHaveLength(1)
    })
  })
}

describeWalls(
  'the compiler',
  'tsc',
  ['-p', 'packages/protocol'],
  [
    {
      name: 'a package that the manifest does not declare',
      file: ['packages/protocol/src/fault.ts', `import * as Y from 'yjs'\nexport const doc = new Y.Doc()\n`],
      signs: ['src/fault.ts', 'TS2307', `'yjs'`],
    },
    {
      name: 'the page in a package that runs without one',
      file: ['packages/protocol/src/another-fault.ts', `export const title = document.title\n`],
      signs: ['src/another-fault.ts', 'TS2584', `'document'`],
    },
  ],
)

test('the compiler refuses to reach behind the entry of a package', async () => {
  const copy = copyWorkspace()
  copy.write(
    'packages/board-model/src/fault.ts',
    `export { LIMITS } from '@anderhalf/protocol/src/limits.ts'\n`,
  )
  await expectRefusal(copy, 'tsc', ['-p', 'packages/board-model'], 'src/fault.ts', 'TS2307')
})

test('boundaries refuse a template that imports a template', async () => {
  const copy = copyWorkspace()
  copy.declare('packages/templates/stakeholder-grid', '@anderhalf/template-systemic-context', 'workspace:*')
  await expectRefusal(
    copy,
    'turbo',
    ['boundaries'],
    'without any tag',
    '@anderhalf/template-stakeholder-grid',
    '@anderhalf/template-systemic-context',
  )
})

test('boundaries refuse an app that imports an app', async () => {
  const copy = copyWorkspace()
  copy.declare('apps/web', '@anderhalf/relay', 'workspace:*')
  await expectRefusal(copy, 'turbo', ['boundaries'], 'without any tag', '@anderhalf/web', '@anderhalf/relay')
})

test('boundaries refuse a package that imports an app', async () => {
  const copy = copyWorkspace()
  copy.declare('packages/protocol', '@anderhalf/web', 'workspace:*')
  await expectRefusal(
    copy,
    'turbo',
    ['boundaries'],
    'without any tag',
    '@anderhalf/protocol',
    '@anderhalf/web',
  )
})

const LINT_FAULTS: readonly Fault[] = [
  {
    name: 'tldraw outside the web app',
    file: ['packages/tldraw-yjs/src/fault.ts', `export { Editor } from 'tldraw'\n`],
    signs: ['packages/tldraw-yjs/src/fault.ts', 'no-restricted-imports'],
  },
  {
    name: 'a template that imports more than template-kit',
    file: [
      'packages/templates/stakeholder-grid/src/fault.ts',
      `export { LIMITS } from '@anderhalf/protocol'\n`,
    ],
    signs: ['packages/templates/stakeholder-grid/src/fault.ts', 'no-restricted-imports'],
  },
  {
    name: 'the environment read outside main',
    file: ['apps/relay/src/fault.ts', `export const port = process.env['PORT']\n`],
    signs: ['apps/relay/src/fault.ts', 'no-process-env'],
  },
  {
    name: 'a promise that nobody waits for',
    file: [
      'packages/protocol/src/unawaited.ts',
      `async function load(): Promise<number> {\n  return 1\n}\n\nexport function start(): void {\n  load()\n}\n`,
    ],
    signs: ['packages/protocol/src/unawaited.ts', 'no-floating-promises'],
  },
  {
    name: 'a default export',
    file: ['packages/protocol/src/fault.ts', `export default 1\n`],
    signs: ['packages/protocol/src/fault.ts', 'no-default-export'],
  },
  {
    name: 'a file named in camel case',
    file: ['packages/protocol/src/aFault.ts', `export const a = 1\n`],
    signs: ['packages/protocol/src/aFault.ts', 'filename-case'],
  },
  {
    name: 'two files that import each other',
    file: [
      'packages/protocol/src/fault-a.ts',
      `import { b } from './fault-b.ts'\n\nexport const a = (): number => b() + 1\n`,
    ],
    signs: ['packages/protocol/src/fault-a.ts', 'no-cycle'],
  },
  {
    name: 'the other of the two',
    file: [
      'packages/protocol/src/fault-b.ts',
      `import { a } from './fault-a.ts'\n\nexport const b = (): number => a() + 1\n`,
    ],
    signs: ['packages/protocol/src/fault-b.ts', 'no-cycle'],
  },
]

describeWalls('lint', 'oxlint', ['--format=unix', ...LINT_FAULTS.map(({ file }) => file[0])], LINT_FAULTS)

test('the formatter refuses another way of writing', async () => {
  const copy = copyWorkspace()
  copy.write('packages/protocol/src/fault.ts', `export const fault = "double";\n`)
  await expectRefusal(copy, 'oxfmt', ['--check'], 'packages/protocol/src/fault.ts')
})

test('knip refuses a dependency and a file that nothing imports', async () => {
  const copy = copyWorkspace()
  copy.declare('packages/protocol', 'yjs', 'catalog:')
  copy.write('packages/protocol/src/fault.ts', `export const fault = 1\n`)
  await expectRefusal(
    copy,
    'knip',
    [],
    'Unused dependencies (1)',
    'packages/protocol/package.json',
    'Unused files (1)',
    'packages/protocol/src/fault.ts',
  )
})

test('sherif refuses two versions of one dependency', async () => {
  const copy = copyWorkspace()
  copy.declare('packages/protocol', 'fault', '1.0.0')
  copy.declare('packages/template-kit', 'fault', '2.0.0')
  await expectRefusal(copy, 'sherif', [], 'multiple-dependency-versions', 'fault')
})

describeWalls(
  'hygiene',
  'scripts/hygiene.mjs',
  [],
  [
    {
      name: 'a folder of one machine',
      file: ['docs/fault.md', 'Look in /home/somebody/board.\n'],
      signs: ['docs/fault.md', 'names a folder of one machine'],
    },
    {
      name: 'a package registry',
      file: ['docs/another-fault.md', ['https://registry.', 'npmjs.org/\n'].join('')],
      signs: ['docs/another-fault.md', 'names a package registry'],
    },
    {
      name: 'a test left out',
      file: ['packages/protocol/src/fault.test.ts', `it.skip('works')\n`],
      signs: ['packages/protocol/src/fault.test.ts', 'leaves a test out'],
    },
    {
      name: 'a folder without a meaning',
      file: ['packages/protocol/src/utils/fault.ts', ''],
      signs: ['packages/protocol/src/utils/fault.ts', 'a folder called utils'],
    },
    {
      name: 'a file without a meaning',
      file: ['packages/protocol/src/board-manager.ts', ''],
      signs: ['packages/protocol/src/board-manager.ts', 'name the file after what it exports'],
    },
    {
      name: 'a lock file that names where a package comes from',
      file: [
        'pnpm-lock.yaml',
        'packages:\n  fault@1.0.0:\n    resolution: {tarball: https://example.org/fault.tgz}\n',
      ],
      signs: ['pnpm-lock.yaml: holds the address of a package'],
    },
  ],
)

test('a new template works at once: typed, formatted, in the catalogue, and it passes the suite of the kit', async () => {
  const copy = copyWorkspace()
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
