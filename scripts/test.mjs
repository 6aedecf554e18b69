import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareBrowser } from './browser.mjs'
import { buildApps } from './build.mjs'
import { runChecks } from './gates.mjs'
import { installPackages } from './install.mjs'
import { requireNodeVersion } from './node-version.mjs'
import { formatSeconds, runCommand } from './run-command.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'
import { ROOT, TOOL_ENV, toolCommand } from './workspace.mjs'

/** A busy machine is slow and not wrong. */
const TEST_TIMEOUT_MS = 30_000

const startedAtMs = Date.now()
const reportFolder = mkdtempSync(join(tmpdir(), 'anderhalf-tests-'))
let passed = 0
let failed = 0

requireNodeVersion()
stopWithNpm()
if (!(await installPackages()) || !(await buildApps())) finish(1)
const browser = await prepareBrowser()
if (browser === null) finish(1)

console.log('\nChecks')
failed += await runChecks()
await runUnitTests()
await runBrowserTests()
console.log(`\nAll of it took ${formatSeconds(Date.now() - startedAtMs)}.`)
finish(0)

async function runUnitTests() {
  console.log('\nTests without a browser')
  const reportPath = join(reportFolder, 'vitest.json')
  const vitest = toolCommand('vitest')
  const { ok } = await runCommand(
    vitest.command,
    [
      ...vitest.args,
      'run',
      `--testTimeout=${TEST_TIMEOUT_MS}`,
      `--hookTimeout=${TEST_TIMEOUT_MS}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
    ],
    { cwd: ROOT, env: TOOL_ENV },
  )
  const report = readReport(reportPath)
  // A file that cannot be loaded has no failed test in it, and must count all the same.
  const brokenFiles = (report?.testResults ?? []).filter(
    /** @param {{ status: string, assertionResults: { status: string }[] }} file */
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length
  count(ok, report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + brokenFiles)
}

async function runBrowserTests() {
  console.log('\nTests in a browser')
  const reportPath = join(reportFolder, 'playwright.json')
  const { ok } = await runCommand(
    process.execPath,
    [join(ROOT, 'tests/node_modules/@playwright/test/cli.js'), 'test'],
    {
      cwd: join(ROOT, 'tests'),
      env: { ...TOOL_ENV, CHROMIUM_PATH: browser ?? undefined, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
    },
  )
  const report = readReport(reportPath)
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {}
  if (flaky > 0) console.log(`\n${flaky} passed only when tried again; "flaky" above says which and why.`)
  count(ok, expected + flaky, unexpected)
}

/**
 * A runner that ends badly without naming a failed test still counts as one failure.
 *
 * @param {boolean} ok
 * @param {number} passedTests
 * @param {number} failedTests
 */
function count(ok, passedTests, failedTests) {
  passed += passedTests
  failed += ok ? failedTests : Math.max(1, failedTests)
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * The last line stands alone, for machines.
 *
 * @param {number} couldNotRun
 * @returns {never}
 */
function finish(couldNotRun) {
  rmSync(reportFolder, { recursive: true, force: true })
  failed += couldNotRun
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}
