import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildApps } from './build.mjs'
import { installPackages } from './install.mjs'
import { requireNodeVersion } from './node-version.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'
import { ROOT } from './workspace.mjs'

requireNodeVersion()
stopWithNpm()
if (!(await installPackages()) || !(await buildApps())) process.exit(1)

if (process.env['NODE_ENV'] === undefined) process.env['NODE_ENV'] = 'production'
// In this process: signals and the exit code are the relay's own, and no second Node lies in between.
await import(pathToFileURL(join(ROOT, 'apps/relay/dist/main.js')).href)
