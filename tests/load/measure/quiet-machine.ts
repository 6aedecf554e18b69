import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

const LOOK_MS = 2000
const QUIET_SHARE = 0.25

/** Other work on the machine makes latencies meaningless: waits for it, but not for ever. */
export async function waitForQuietMachine(patienceSeconds: number): Promise<{ busyShare: number }> {
  const deadlineMs = performance.now() + patienceSeconds * 1000
  for (;;) {
    const busyShare = await busyShareOver(LOOK_MS)
    if (busyShare <= QUIET_SHARE || performance.now() > deadlineMs) return { busyShare }
  }
}

async function busyShareOver(ms: number): Promise<number> {
  const before = cpuTimes()
  await delay(ms)
  const after = cpuTimes()
  return 1 - (after.idle - before.idle) / (after.total - before.total)
}

function cpuTimes(): { idle: number; total: number } {
  let idle = 0
  let total = 0
  for (const { times } of cpus()) {
    idle += times.idle
    total += times.user + times.nice + times.sys + times.irq + times.idle
  }
  return { idle, total }
}
