import { runCommand } from './run-command.mjs'
import { ROOT, TOOL_ENV, toolCommand } from './workspace.mjs'

// turbo by hand, as silent towards its makers as everywhere else here.
const { command, args } = toolCommand('turbo')
const { ok } = await runCommand(command, [...args, ...process.argv.slice(2)], { cwd: ROOT, env: TOOL_ENV })
process.exitCode = ok ? 0 : 1
