import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { ROOT } from './workspace.mjs'

const GENERATED = new Set(['node_modules', 'dist', 'data', '.git', '.turbo', '.cache', 'test-results'])
const TEXT_FILE = /\.(ts|tsx|mjs|js|json|css|html|md|ya?ml|sh|example)$|^(NOTICE|run|\.\w+rc)$/
const FOLDER_THAT_SAYS_NOTHING = /^(utils?|common|helpers?|shared|core|types|misc)$/
const FILE_THAT_SAYS_NOTHING = /(^|-)(utils?|helpers?|manager|service)\.tsx?$/i

/** Files that must name what they look for. */
const EXEMPT = /^(scripts\/hygiene\.mjs|tests\/gates\/|pnpm-lock\.yaml$)/

/** @type {{ fault: string, pattern: RegExp, where: RegExp }[]} */
const FORBIDDEN_TEXT = [
  {
    fault: 'names a folder of one machine',
    pattern: /(?<![\w.~-])\/(work|root|home|Users|tmp)\/[\w.-]+/,
    where: /./,
  },
  {
    fault: 'names a package registry',
    pattern: /registry\.(npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|_authToken|^\s*registry\s*=/m,
    where: /./,
  },
  {
    fault: 'leaves a test out or runs it alone',
    pattern:
      /\b(it|test|describe|suite)(\.\w+)*\.(skip|only|todo|fixme)\b|\b(xit|xtest|xdescribe|fdescribe)\(/,
    where: /\.(test|spec)\.tsx?$/,
  },
]

// What no other tool looks at, in the files under version control.
const files = await listFiles()
const faults = [...files.flatMap(findNameFaults), ...files.flatMap(findTextFaults), ...findLockFaults()]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0

/** @param {string} file */
function findNameFaults(file) {
  const empty = dirname(file)
    .split('/')
    .find((folder) => FOLDER_THAT_SAYS_NOTHING.test(folder))
  return [
    ...(empty ? [`${file}: a folder called ${empty} says nothing; name what is in it`] : []),
    ...(FILE_THAT_SAYS_NOTHING.test(basename(file)) ? [`${file}: name the file after what it exports`] : []),
  ]
}

/** @param {string} file */
function findTextFaults(file) {
  if (EXEMPT.test(file) || !TEXT_FILE.test(basename(file))) return []
  const text = readFileSync(join(ROOT, file), 'utf8')
  return FORBIDDEN_TEXT.flatMap(({ fault, pattern, where }) => {
    const match = where.test(file) ? pattern.exec(text) : null
    if (match === null) return []
    const line = text.slice(0, match.index).split('\n').length
    return [`${file}:${line}: ${fault}: ${match[0].trim()}`]
  })
}

function findLockFaults() {
  const lockFile = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8')
  return /^\s*(tarball:|resolution: \{.*tarball:)/m.test(lockFile)
    ? ['pnpm-lock.yaml: holds the address of a package']
    : []
}

/** @returns {Promise<string[]>} what git tracks; every file that is not generated where there is no git */
async function listFiles() {
  const tracked = await runCommand('git', ['ls-files', '-z'], { cwd: ROOT, quiet: true })
  if (!tracked.ok) return listFolder('')
  return tracked.output.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)))
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFolder(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (GENERATED.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return listFolder(path)
    return entry.isFile() ? [path] : []
  })
}
