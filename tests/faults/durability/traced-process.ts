import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export function canTrace(): boolean {
  try {
    execFileSync('strace', ['-f', '-e', 'trace=fdatasync', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The tracer must not be killed from above: what it traces would live on. */
export function killTraced(tracerPid: number): void {
  for (const task of readdirSync(`/proc/${tracerPid}/task`)) {
    const children = readFileSync(`/proc/${tracerPid}/task/${task}/children`, 'utf8').trim().split(' ')
    for (const child of children) if (child !== '') process.kill(Number(child), 'SIGKILL')
  }
}

/** Starts a program on a disk that takes this long for every write that must be safe. */
export function onSlowDisk(delayMs: number): readonly string[] {
  // The journal of edits is written through with pwritev, everything else is flushed.
  const calls = 'fdatasync,fsync,pwritev'
  const inject = `inject=${calls}:delay_enter=${delayMs * 1000}`
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject]
}
