import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatSeconds, runCommand } from './run-command.mjs'
import { ROOT, ROOT_MANIFEST } from './workspace.mjs'

/** Installs the packages of the lock file, unless they are there. pnpm itself comes through npm. */
export async function installPackages() {
  const wanted = readOrNull('pnpm-lock.yaml')
  if (wanted !== null && wanted === readOrNull('node_modules/.pnpm/lock.yaml')) {
    console.log('Packages: up to date.')
    return true
  }
  console.log('Packages: installing. The first time this takes a minute or two.')
  const npm = npmCommand()
  const { ok, durationMs } = await runCommand(
    npm.command,
    [
      ...npm.args,
      'exec',
      '--yes',
      `--package=${ROOT_MANIFEST.packageManager}`,
      '--',
      'pnpm',
      'install',
      '--frozen-lockfile',
      '--prefer-offline',
      '--reporter=append-only',
    ],
    // CI: without a terminal pnpm would otherwise stop to ask before it replaces an old node_modules.
    { cwd: ROOT, env: { CI: 'true' } },
  )
  console.log(
    ok
      ? `Packages: installed in ${formatSeconds(durationMs)}.`
      : 'Packages: the installation failed. The lines above say why; the npm registry must be reachable.',
  )
  return ok
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch {
    return null
  }
}

/** @returns {{ command: string, args: string[] }} the npm that started this script, else the one on PATH */
function npmCommand() {
  const started = process.env['npm_execpath']
  if (started?.endsWith('npm-cli.js')) return { command: process.execPath, args: [started] }
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/c', 'npm.cmd'] }
    : { command: 'npm', args: [] }
}
