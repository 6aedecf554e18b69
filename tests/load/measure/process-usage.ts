import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/**
 * CPU seconds (user and system) that a process and its descendants have used so far, by the operating system's own
 * count; children that ended are in it.
 */
export function cpuSecondsOf(pid: number): number {
  let ticks = 0
  for (const member of familyOf(pid)) {
    const fields = statFieldsOf(member)
    if (fields !== null) ticks += Number(fields[11]) + Number(fields[12])
  }
  const own = statFieldsOf(pid)
  if (own !== null) ticks += Number(own[13]) + Number(own[14])
  return ticks / TICKS_PER_SECOND
}

export function residentMiBOf(pid: number): number {
  return sumOfStatus(pid, 'VmRSS')
}

/** The most memory at once since {@link forgetPeakOf}, or since the start. */
export function peakResidentMiBOf(pid: number): number {
  return sumOfStatus(pid, 'VmHWM')
}

export function forgetPeakOf(pid: number): void {
  for (const member of familyOf(pid)) writeFileSync(`/proc/${member}/clear_refs`, '5')
}

function sumOfStatus(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  let kib = 0
  for (const member of familyOf(pid)) {
    const status = readOrNull(`/proc/${member}/status`)
    const match = status === null ? null : new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)
    kib += Number(match?.[1] ?? 0)
  }
  return kib / 1024
}

function familyOf(pid: number): number[] {
  const found = [pid]
  for (const member of found) {
    for (const task of tasksOf(member)) {
      const children = readOrNull(`/proc/${member}/task/${task}/children`) ?? ''
      for (const child of children.split(' ')) if (child !== '') found.push(Number(child))
    }
  }
  return found
}

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    // The process ended between two reads.
    return []
  }
}

/** Fields after the command's name, which may itself hold spaces and brackets. */
function statFieldsOf(pid: number): string[] | null {
  const stat = readOrNull(`/proc/${pid}/stat`)
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
