import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LEFT_OUT = new Set(['dist', 'data', '.git', '.turbo', 'test-results', 'playwright-report'])

export interface ToolRun {
  readonly ok: boolean
  readonly output: string
}

/** The workspace as it is, in a folder of its own: a test may break it, and runs the real tools on it. */
export interface WorkspaceCopy {
  write(path: string, text: string): void
  declare(member: string, dependency: string, version: string): void
  /** @param command a script (`scripts/x.mjs`) or a tool of `node_modules/.bin` */
  run(command: string, args: readonly string[]): Promise<ToolRun>
  close(): void
}

export function createWorkspaceCopy(): WorkspaceCopy {
  const root = mkdtempSync(join(tmpdir(), 'anderhalf-gate-'))
  const installed: string[] = []
  cpSync(ROOT, root, {
    recursive: true,
    filter(source) {
      const name = basename(source)
      if (name === 'node_modules') installed.push(source)
      return name !== 'node_modules' && !LEFT_OUT.has(name)
    },
  })
  for (const folder of installed) symlinkSync(folder, join(root, relative(ROOT, folder)), 'junction')

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  return {
    write,
    declare(member, dependency, version) {
      const path = `${member}/package.json`
      const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
        dependencies?: Record<string, string>
      }
      manifest.dependencies = { ...manifest.dependencies, [dependency]: version }
      write(path, JSON.stringify(manifest, null, 2))
    },
    run(command, args) {
      const [program, programArgs] = command.endsWith('.mjs')
        ? [process.execPath, [join(root, command), ...args]]
        : [join(ROOT, 'node_modules/.bin', command), args]
      const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
      return new Promise((resolve) => {
        execFile(program, programArgs, { cwd: root, env }, (error, stdout, stderr) =>
          resolve({ ok: error === null, output: stdout + stderr }),
        )
      })
    },
    close() {
      rmSync(root, { recursive: true, force: true })
    },
  }
}
