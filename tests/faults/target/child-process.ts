import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '../../find-free-port.ts'

export interface ServerProcess {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly pid: number
  /** From spawn to the first answer. */
  readonly startMs: number
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  isAlive(): boolean
  residentBytes(): number
  cpuSeconds(): number
  /** All that it wrote to stdout and stderr. */
  output(): string
  signal(name: NodeJS.Signals): void
  /** Ends it, the hard way. */
  close(): Promise<void>
}

export interface Command {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Answers below 500 when the server serves. */
  readonly readyPath: string
  readonly port?: number
  readonly startTimeoutMs?: number
}

/** Its program ended before it served. */
export class ServerEndedError extends Error {
  override name = 'ServerEndedError'
  readonly code: number | null
  readonly output: string

  constructor(code: number | null, output: string) {
    super(`the server ended with code ${code} before it served:\n${output}`)
    this.code = code
    this.output = output
  }
}

/** Resolves when the server answers. */
export async function startServerProcess(command: Command): Promise<ServerProcess> {
  const port = command.port ?? (await findFreePort())
  const startedAtMs = performance.now()
  const child = spawn(command.command, command.args, {
    cwd: command.cwd,
    env: { PATH: process.env['PATH'] ?? '', ...command.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collectOutput(child)
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null
  const origin = `http://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }

  const deadlineMs = startedAtMs + (command.startTimeoutMs ?? 60_000)
  while (!(await answers(origin + command.readyPath))) {
    if (!isAlive()) throw new ServerEndedError(child.exitCode, output())
    if (performance.now() > deadlineMs) {
      await close()
      throw new Error(`the server does not answer:\n${output()}`)
    }
    await delay(20)
  }

  const pid = child.pid
  if (pid === undefined) throw new Error('a server without a process')
  return {
    port,
    origin,
    pid,
    startMs: performance.now() - startedAtMs,
    exited,
    isAlive,
    residentBytes: () => residentBytesOf(pid),
    cpuSeconds: () => cpuSecondsOf(pid),
    output,
    signal: (name) => void child.kill(name),
    close,
  }
}

function collectOutput(child: ChildProcess): () => string {
  const parts: string[] = []
  const keep = (part: unknown): void => {
    parts.push(String(part))
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => parts.join('')
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) })
    await response.arrayBuffer()
    return response.status < 500
  } catch {
    // Not listening yet.
    return false
  }
}

function residentBytesOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kibibytes ?? 0) * 1024
}

const CLOCK_TICKS_PER_SECOND = 100

function cpuSecondsOf(pid: number): number {
  // The second field is the program's name in parentheses and may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND
}
