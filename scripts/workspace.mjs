import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** @type {{ engines: { node: string }, packageManager: string }} */
export const ROOT_MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

/**
 * Environment for the tools of the workspace: what was installed here comes before what the machine has, and
 * nothing phones home.
 */
export const TOOL_ENV = {
  PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
}

/**
 * A tool from `node_modules/.bin`, as a command and its first arguments. Windows starts `.cmd` files through a
 * shell only.
 *
 * @param {string} name
 * @returns {{ command: string, args: string[] }}
 */
export function toolCommand(name) {
  const path = join(ROOT, 'node_modules', '.bin', name)
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/c', `${path}.cmd`] }
    : { command: path, args: [] }
}

/** @returns {string[]} the folders of the workspace's members, as `packages/protocol` */
export function memberFolders() {
  const candidates = ['apps', 'packages', 'packages/templates'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
  )
  return [...candidates, 'tests'].filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
}

/**
 * @param {string} folder
 * @returns {string}
 */
export function nameOfMember(folder) {
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')).name
}
