import { readFileSync } from 'node:fs'
import { constants } from 'node:os'

const CHECK_EVERY_MS = 250

/**
 * Makes this process stop when npm does. npm hands a signal to the shell that it starts a script with, and a shell
 * may end without passing it further, or wait for this process before it ends: neither tells this process.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const ancestors = [parent, shellStarter(parent)].filter((pid) => pid !== null)
  const watch = setInterval(() => {
    if (process.ppid === parent && ancestors.every(isRunning)) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, CHECK_EVERY_MS)
  watch.unref()
  // A second signal would cut short what the first one began.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      clearInterval(watch)
      if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal])
    })
  }
}

/**
 * @param {number} pid
 * @returns {number | null} who started the shell; null when it is no shell, and where the system does not say
 */
function shellStarter(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    if (!/^Name:\s+(\w*sh)$/m.test(status)) return null
    return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) || null
  } catch {
    return null
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
