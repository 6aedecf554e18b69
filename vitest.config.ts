import { defineConfig } from 'vitest/config'
import { memberFolders } from './scripts/workspace.mjs'

// A member with a config of its own brings its environment along; the others run in plain Node.
export default defineConfig({ test: { projects: memberFolders() } })
