import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { formatSeconds, runCommand } from './run-command.mjs'
import { memberFolders, ROOT, TOOL_ENV, toolCommand } from './workspace.mjs'

/**
 * @typedef {{ ok: boolean, output: string, durationMs: number }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Gate
 */

/** @type {Gate[]} */
const GATES = [
  { name: 'types', run: checkTypes },
  toolGate('lint', 'oxlint', []),
  toolGate('format', 'oxfmt', ['--check']),
  toolGate('unused code and dependencies', 'knip', []),
  toolGate('manifests', 'sherif', []),
  toolGate('boundaries', 'turbo', ['boundaries']),
  {
    name: 'hygiene',
    run: () => runCommand(process.execPath, [join(ROOT, 'scripts/hygiene.mjs')], { quiet: true }),
  },
]

/**
 * Runs every gate, also after one failed, and prints a line for each.
 *
 * @returns {Promise<number>} how many gates failed
 */
export async function runChecks() {
  const outcomes = await Promise.all(
    GATES.map(async ({ name, run }) => {
      const outcome = await run()
      console.log(`${outcome.ok ? '✓' : '✗'} ${name} (${formatSeconds(outcome.durationMs)})`)
      return { name, ...outcome }
    }),
  )
  const failures = outcomes.filter(({ ok }) => !ok)
  for (const { name, output } of failures) console.log(`\n${name}\n${output.trim()}`)
  return failures.length
}

/**
 * @param {string} name
 * @param {string} tool
 * @param {string[]} args
 * @returns {Gate}
 */
function toolGate(name, tool, args) {
  return { name, run: () => runTool(tool, args) }
}

/**
 * @param {string} tool
 * @param {string[]} args
 */
function runTool(tool, args) {
  const { command, args: firstArgs } = toolCommand(tool)
  return runCommand(command, [...firstArgs, ...args], { cwd: ROOT, env: TOOL_ENV, quiet: true })
}

/** One compiler for each member: the platform that a member may use is written in its own tsconfig. */
async function checkTypes() {
  const startedAtMs = Date.now()
  const waiting = [...memberFolders(), 'scripts']
  /** @type {Outcome[]} */
  const outcomes = []
  async function work() {
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      outcomes.push(await runTool('tsc', ['-p', folder]))
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism() / 2) }, work))
  return {
    ok: outcomes.every(({ ok }) => ok),
    output: outcomes.map(({ output }) => output).join(''),
    durationMs: Date.now() - startedAtMs,
  }
}
