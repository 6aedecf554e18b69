import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 60_000

export interface ServerCommand {
  /** Arguments for node. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Answers 200 once the server takes clients. */
  readonly readyUrl: string
}

/** A server as a process of its own, so that its CPU and memory are counted apart and it can be killed. */
export interface ServerProcess {
  readonly pid: number
  /** From the start of the process to its first answer. */
  readonly startMs: number
  /** Asks it to stop. @returns how long that took */
  stop(): Promise<number>
  /** kill -9 */
  kill(): Promise<void>
}

export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const startedAtMs = performance.now()
  const child = spawn(process.execPath, [...command.args], {
    cwd: command.cwd,
    env: { PATH: process.env['PATH'] ?? '', ...command.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const complaints = collectComplaints(child)
  await untilReady(child, command.readyUrl, complaints)
  const startMs = performance.now() - startedAtMs
  return {
    pid: child.pid!,
    startMs,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => {
      await end(child, 'SIGKILL')
    },
  }
}

function collectComplaints(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-2000)
  })
  return () => tail
}

async function untilReady(child: ChildProcess, url: string, complaints: () => string): Promise<void> {
  const deadlineMs = performance.now() + START_LIMIT_MS
  while (performance.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`server ended with ${child.exitCode}: ${complaints()}`)
    if (await answersOk(url)) return
    await delay(10)
  }
  child.kill('SIGKILL')
  throw new Error(`server did not answer within ${START_LIMIT_MS} ms: ${complaints()}`)
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.ok
  } catch {
    // Not listening yet.
    return false
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return 0
  const startedAtMs = performance.now()
  const exit = once(child, 'exit')
  const lastResort = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  child.kill(signal)
  await exit
  clearTimeout(lastResort)
  return performance.now() - startedAtMs
}
