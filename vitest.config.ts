import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { memberFolders, nameOfMember, ROOT } from './scripts/workspace.mjs'

/** Tests start real relays with real threads, all at once on a machine that may have few cores. */
const PATIENCE = { testTimeout: 30_000, hookTimeout: 30_000 }
/** Half of what they do is wait: for a clock, a disk or a process. */
const LEAST_WORKERS = 4

export default defineConfig({
  test: {
    maxWorkers: Math.max(LEAST_WORKERS, availableParallelism()),
    projects: memberFolders().map((folder) =>
      // A member with a config of its own brings its environment along. The others run in plain Node, and as their
      // tests leave nothing global behind, the files of a member share what one of them loaded.
      existsSync(join(ROOT, folder, 'vitest.config.ts'))
        ? folder
        : { test: { name: nameOfMember(folder), root: join(ROOT, folder), isolate: false, ...PATIENCE } },
    ),
  },
})
