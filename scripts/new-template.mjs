import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { ROOT, TOOL_ENV, toolCommand } from './workspace.mjs'

const USAGE = 'usage: pnpm new:template <family>/<name>, both in kebab-case, such as decisions/next-steps'
const ID = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/

process.exitCode = await makeTemplate(process.argv.slice(2))

/**
 * Makes a template that works, in its family or in a new one, and writes down its zones.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function makeTemplate([id = '', ...others]) {
  const match = ID.exec(id)
  if (match === null || others.length > 0) return fail(USAGE)
  const [, family = '', name = ''] = match
  const folder = `packages/templates/${family}`
  if (existsSync(join(ROOT, folder, 'src', `${name}.ts`))) return fail(`${id} is there already`)

  const isNewFamily = !existsSync(join(ROOT, folder, 'package.json'))
  if (isNewFamily) addFamily(folder, family)
  write(`${folder}/src/${name}.ts`, templateSource(family, name))
  addToIndex(`${folder}/src/index.ts`, name)
  if (isNewFamily && !(await run('pnpm', ['install', '--prefer-offline']))) return 1
  const touched = [folder, 'packages/template-catalogue', 'packages/README.md']
  if (!(await run('oxfmt', touched))) return 1
  // The first run writes the zones down that boards will hold from now on.
  const project = `@anderhalf/template-${family}`
  if (!(await run('vitest', ['run', '--update', '--project', project]))) return 1
  process.stdout.write(
    `\n${folder}/src/${name}.ts is in the catalogue. Say what it is for and draw it;\n` +
      `pnpm --filter @anderhalf/template-pictures pictures shows it. Until it is released, zones may change:\n` +
      `then delete its file in ${folder}/src/versions and run the test with --update.\n`,
  )
  return 0
}

/** @param {string} folder @param {string} family */
function addFamily(folder, family) {
  const packageName = `@anderhalf/template-${family}`
  write(
    `${folder}/package.json`,
    `${JSON.stringify(
      {
        name: packageName,
        version: '0.1.0',
        private: true,
        license: 'EUPL-1.2',
        type: 'module',
        exports: { '.': './src/index.ts' },
        dependencies: { '@anderhalf/template-kit': 'workspace:*' },
      },
      null,
      2,
    )}\n`,
  )
  write(
    `${folder}/tsconfig.json`,
    `{
  "extends": "../../../tsconfig.json",
  "compilerOptions": { "lib": ["ES2023"], "types": [] },
  "include": ["src"]
}
`,
  )
  write(`${folder}/turbo.json`, `{ "extends": ["//"], "tags": ["template"] }\n`)
  write(
    `${folder}/README.md`,
    `# ${packageName}

What this family of templates is for. Each file is one template; the test runs the suite of the kit over all of them.

Must not import: another family, tldraw, React, Node, the DOM.
`,
  )
  const list = listName(family)
  write(
    `${folder}/src/index.ts`,
    `import type { Template } from '@anderhalf/template-kit'

/** As the panel shows them. */
export const ${list}: readonly Template[] = []
`,
  )
  write(
    `${folder}/src/${family}.test.ts`,
    `import { describeFamily } from '@anderhalf/template-kit/testing'
import { ${list} } from './index.ts'

describeFamily(${list})
`,
  )
  addToCatalogue(packageName, list)
  edit('packages/README.md', (text) =>
    text.replace(
      '| [template-catalogue]',
      `| [templates/${family}](templates/${family}) | what this family is for |\n| [template-catalogue]`,
    ),
  )
}

/** @param {string} packageName @param {string} list */
function addToCatalogue(packageName, list) {
  edit('packages/template-catalogue/package.json', (text) => {
    const manifest = JSON.parse(text)
    const dependencies = { ...manifest.dependencies, [packageName]: 'workspace:*' }
    manifest.dependencies = Object.fromEntries(
      Object.entries(dependencies).toSorted(([a], [b]) => a.localeCompare(b)),
    )
    return `${JSON.stringify(manifest, null, 2)}\n`
  })
  edit('packages/template-catalogue/src/catalogue.ts', (text) =>
    `import { ${list} } from '${packageName}'\n${text}`.replace(
      /(const TEMPLATES: readonly Template\[\] = \[[^\]]*)\]/,
      `$1  ...${list},\n]`,
    ),
  )
}

/** @param {string} path @param {string} name */
function addToIndex(path, name) {
  const constant = camelCase(name)
  edit(path, (text) =>
    `import { ${constant} } from './${name}.ts'\n${text}`.replace(
      /(: readonly Template\[\] = \[)([^\]]*)\]/,
      (_, start, entries) => {
        const others = entries.trim().replace(/,$/, '')
        return `${start}\n  ${others === '' ? '' : `${others},\n  `}${constant},\n]`
      },
    ),
  )
}

/** @param {string} family @param {string} name */
function templateSource(family, name) {
  const title = name.replaceAll('-', ' ')
  return `import { columnsForm, defineTemplate } from '@anderhalf/template-kit'

/** What the group finds out with it. */
export const ${camelCase(name)} = defineTemplate({
  id: '${family}/${name}',
  version: 1,
  family: '${family}',
  moments: ['any'],
  durationMinutes: 20,
  about: {
    nl: {
      name: '${title}',
      purpose: 'Zeg in één zin wanneer je dit gebruikt.',
      instruction: 'Zeg wat de groep doet, stap voor stap.',
      keywords: [],
    },
    en: {
      name: '${title}',
      purpose: 'Say in one sentence when to use this.',
      instruction: 'Say what the group does, step by step.',
      keywords: [],
    },
  },
  labels: {
    nl: {
      title: '${title}',
      first: 'Eerst',
      'first.question': 'Wat komt eerst?',
      next: 'Daarna',
      'next.question': 'Wat komt daarna?',
    },
    en: {
      title: '${title}',
      first: 'First',
      'first.question': 'What comes first?',
      next: 'Then',
      'next.question': 'What comes after that?',
    },
  },
  coverage: [
    {
      id: 'empty-column',
      kind: 'empty',
      zones: ['first', 'next'],
      sentence: { nl: 'Hier staat nog niets. Klopt dat?', en: 'Nothing stands here yet. Is that right?' },
    },
  ],
  ...columnsForm([
    { id: 'first', fill: 'i' },
    { id: 'next', fill: 'all' },
  ]),
})
`
}

/** @param {string} family */
function listName(family) {
  return `${camelCase(family)}Templates`
}

/** @param {string} name */
function camelCase(name) {
  return name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())
}

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(join(ROOT, path, '..'), { recursive: true })
  writeFileSync(join(ROOT, path), text)
}

/** @param {string} path @param {(text: string) => string} change */
function edit(path, change) {
  write(path, change(readFileSync(join(ROOT, path), 'utf8')))
}

/** @param {string} name @param {string[]} args */
async function run(name, args) {
  const { command, args: first } = toolCommand(name)
  const { ok } = await runCommand(command, [...first, ...args], { cwd: ROOT, env: TOOL_ENV })
  return ok
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  return 1
}
