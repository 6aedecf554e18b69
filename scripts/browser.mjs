import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { ROOT } from './workspace.mjs'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const OTHER_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]
const DOWNLOAD_TIMEOUT_MS = 150_000
const SYSTEM_INSTALL_TIMEOUT_MS = 240_000

const requireFromTests = createRequire(join(ROOT, 'tests', 'package.json'))

/**
 * Finds a Chromium that starts, and installs one when there is none.
 *
 * @returns {Promise<string | null>} its path, or null after saying what to do
 */
export async function prepareBrowser() {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) {
    if (await starts(chosen)) return announce(chosen)
    console.error(`CHROMIUM_PATH is ${chosen}, and that does not start. Correct it or leave it out.`)
    return null
  }
  const found = (await findInstalled()) ?? (await downloadBrowser()) ?? (await installFromSystem())
  if (found) return announce(found)
  console.error(
    'No Chromium was found, and none could be installed: neither its download nor the package manager of this system ' +
      'worked for this user. Install Chromium or Chrome, or set CHROMIUM_PATH to its program, and run the command again.',
  )
  return null
}

/** @param {string} path */
function announce(path) {
  console.log(`Browser: ${path}`)
  return path
}

async function findInstalled() {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const path of [...candidates, ...OTHER_PATHS, downloadedPath()]) {
    if (existsSync(path) && (await starts(path))) return path
  }
  return null
}

/** @returns {string} where the test runner keeps a Chromium of its own, whether it is there or not */
function downloadedPath() {
  return requireFromTests('@playwright/test').chromium.executablePath()
}

async function downloadBrowser() {
  console.log("Browser: none found; trying the test runner's own download.")
  const downloaded = await runPlaywright(['install', '--no-shell', 'chromium'], DOWNLOAD_TIMEOUT_MS)
  if (!downloaded.ok) {
    console.log('Browser: the download failed.')
    return null
  }
  if (await starts(downloadedPath())) return downloadedPath()
  if (!mayInstallPackages()) return null
  console.log('Browser: downloaded; adding the system libraries that it needs.')
  await runPlaywright(['install-deps', 'chromium'], SYSTEM_INSTALL_TIMEOUT_MS)
  return (await starts(downloadedPath())) ? downloadedPath() : null
}

async function installFromSystem() {
  if (!mayInstallPackages()) return null
  console.log('Browser: installing the Chromium of this system with apt-get.')
  const options = {
    quiet: true,
    timeoutMs: SYSTEM_INSTALL_TIMEOUT_MS,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  }
  await runCommand('apt-get', ['update'], options)
  const { ok, output } = await runCommand(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    options,
  )
  if (!ok) console.log(output.trim().split('\n').slice(-5).join('\n'))
  return findInstalled()
}

function mayInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/**
 * @param {string[]} args
 * @param {number} timeoutMs
 */
function runPlaywright(args, timeoutMs) {
  const cli = requireFromTests.resolve('@playwright/test/cli')
  return runCommand(process.execPath, [cli, ...args], {
    quiet: true,
    timeoutMs,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  })
}

/**
 * A file is not enough: a wrapper without its package, or a program without its libraries, ends at once.
 *
 * @param {string} path
 */
async function starts(path) {
  if (process.platform === 'win32') return existsSync(path)
  const { ok } = await runCommand(path, ['--version'], { quiet: true, timeoutMs: 20_000 })
  return ok
}
