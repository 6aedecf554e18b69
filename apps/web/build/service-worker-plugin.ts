import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const SOURCE = 'src/service-worker/service-worker.ts'
const SERVICE_WORKER_FILE = 'service-worker.js'

/** Builds the service worker beside the app and tells it the files of this version. */
export function serviceWorker(): Plugin {
  return {
    name: 'anderhalf:service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: SOURCE, fileName: SERVICE_WORKER_FILE })
    },
    writeBundle({ dir = 'dist' }, bundle) {
      const worker = bundle[SERVICE_WORKER_FILE]
      if (worker?.type !== 'chunk' || worker.imports.length > 0) {
        this.error('the service worker must be one script that imports nothing')
      }
      const filesLike = (ending: RegExp) =>
        Object.keys(bundle)
          .filter((name) => ending.test(name) && name !== SERVICE_WORKER_FILE)
          .map((name) => `/${name}`)
          .toSorted()
      const files = filesLike(/\.(?:js|css)$/)
      const page = readFileSync(join(dir, 'index.html'), 'utf8')
      const build = createHash('sha256')
        .update(files.join('\n') + page)
        .digest('hex')
        .slice(0, 12)
      const path = join(dir, SERVICE_WORKER_FILE)
      const code = readFileSync(path, 'utf8')
        .replaceAll('SHELL_FILES', JSON.stringify(files))
        .replaceAll('FONT_FILES', JSON.stringify(filesLike(/\.woff2$/)))
        .replaceAll('BUILD_ID', JSON.stringify(build))
      writeFileSync(path, code)
    },
  }
}
