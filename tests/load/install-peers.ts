import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PEERS_FOLDER } from './targets/peers.ts'

/**
 * The other servers are installed the first time that they are measured, from their own lock file. One of them
 * compiles or fetches SQLite, which nobody else should wait for.
 */
export function installPeers(): void {
  if (existsSync(join(PEERS_FOLDER, 'node_modules', '.package-lock.json'))) return
  console.log('Installing the servers to compare with; compiling SQLite may take two minutes.')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--engine-strict=false'], {
    cwd: PEERS_FOLDER,
    stdio: 'inherit',
  })
}
