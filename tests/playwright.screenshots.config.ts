import base from './playwright.config.ts'
import { defineConfig } from '@playwright/test'

// Pictures for the documentation: `npm run screenshots`.
export default defineConfig({ ...base, testDir: './screenshots', reporter: 'list', workers: 1 })
