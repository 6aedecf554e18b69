import { runChecks } from './gates.mjs'

process.exitCode = (await runChecks()) > 0 ? 1 : 0
