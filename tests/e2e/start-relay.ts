import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '../find-free-port.ts'

export const RELAY_MAIN = fileURLToPath(new URL('../../apps/relay/dist/main.js', import.meta.url))
const READY_WITHIN_MS = 20_000

/** The built product on a free port with data of its own. */
export interface RunningRelay {
  readonly origin: string
  readonly port: number
  readonly dataDir: string
  /** As when the power fails: no signal handler runs. */
  kill(): Promise<void>
  /** As when somebody stops the service: what it has goes into the database. */
  stop(): Promise<void>
  /** On the same port with the same data, unless it runs. */
  start(): Promise<void>
  close(): Promise<void>
}

/** @param settings environment variables of the relay */
export async function startRelay(settings: Record<string, string> = {}): Promise<RunningRelay> {
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-e2e-'))
  let child: ChildProcess | null = null

  function isRunning() {
    return child !== null && child.exitCode === null && child.signalCode === null
  }

  async function start() {
    if (isRunning()) return
    const output: string[] = []
    const started = spawn(process.execPath, [RELAY_MAIN], {
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    started.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    started.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    await untilReady(origin, started, output)
  }

  async function stop(signal: 'SIGKILL' | 'SIGTERM') {
    if (child === null || !isRunning()) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  await start()
  return {
    origin,
    port,
    dataDir,
    start,
    kill: () => stop('SIGKILL'),
    stop: () => stop('SIGTERM'),
    async close() {
      await stop('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function untilReady(origin: string, child: ChildProcess, output: readonly string[]): Promise<void> {
  const giveUpAtMs = Date.now() + READY_WITHIN_MS
  while (Date.now() < giveUpAtMs) {
    if (child.exitCode !== null) break
    // oxlint-disable-next-line no-await-in-loop -- one question at a time until the answer is yes
    if (await isReady(origin)) return
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the relay did not become ready:\n${output.join('')}`)
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok
  } catch {
    // Nobody listens yet.
    return false
  }
}
