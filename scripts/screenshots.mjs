import { join } from 'node:path'
import { prepareBrowser } from './browser.mjs'
import { buildApps } from './build.mjs'
import { installPackages } from './install.mjs'
import { requireNodeVersion } from './node-version.mjs'
import { runCommand } from './run-command.mjs'
import { ROOT, TOOL_ENV } from './workspace.mjs'

requireNodeVersion()
if (!(await installPackages()) || !(await buildApps())) process.exit(1)
const browser = await prepareBrowser()
if (browser === null) process.exit(1)
const { ok } = await runCommand(
  process.execPath,
  [
    join(ROOT, 'tests/node_modules/@playwright/test/cli.js'),
    'test',
    '--config',
    'playwright.screenshots.config.ts',
  ],
  { cwd: join(ROOT, 'tests'), env: { ...TOOL_ENV, CHROMIUM_PATH: browser } },
)
process.exitCode = ok ? 0 : 1
