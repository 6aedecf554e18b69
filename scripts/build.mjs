import { formatSeconds, runCommand } from './run-command.mjs'
import { ROOT, TOOL_ENV, toolCommand } from './workspace.mjs'

/** Builds what changed since the last build. */
export async function buildApps() {
  console.log('Build: looking for changes.')
  const turbo = toolCommand('turbo')
  const { ok, durationMs } = await runCommand(
    turbo.command,
    [
      ...turbo.args,
      'run',
      'build',
      '--filter=./apps/*',
      '--ui=stream',
      '--output-logs=new-only',
      '--log-prefix=none',
    ],
    { cwd: ROOT, env: TOOL_ENV },
  )
  console.log(ok ? `Build: ready after ${formatSeconds(durationMs)}.` : 'Build: failed; see the lines above.')
  return ok
}
