import { ROOT_MANIFEST } from './workspace.mjs'

/** Ends the process with a sentence that says what to do when this Node is too old. */
export function requireNodeVersion() {
  const wanted = ROOT_MANIFEST.engines.node.replace('>=', '')
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  console.error(
    `Anderhalf needs Node ${wanted} or newer and this is Node ${process.versions.node}. ` +
      `Install a newer Node from https://nodejs.org and run the command again.`,
  )
  process.exit(1)
}
