import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to the environment of this process
 * @property {boolean} [quiet] keep the output instead of showing it
 * @property {number} [timeoutMs] past it the command is killed and counts as failed
 */

/**
 * Runs a command to its end. While it runs, a signal to this process stops the command first.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ ok: boolean, output: string, durationMs: number }>} `output` is empty unless `quiet`
 */
export function runCommand(command, args, { cwd, env, quiet = false, timeoutMs } = {}) {
  const startedAtMs = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      timeout: timeoutMs,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))

    /** @param {NodeJS.Signals} signal */
    function stop(signal) {
      child.kill(signal)
      process.exit(128 + constants.signals[signal])
    }
    process.once('SIGINT', stop).once('SIGTERM', stop)

    /** @param {boolean} ok */
    function finish(ok) {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve({ ok, output, durationMs: Date.now() - startedAtMs })
    }
    child.once('error', (error) => {
      output += `${command}: ${error.message}\n`
      finish(false)
    })
    child.once('close', (exitCode) => finish(exitCode === 0))
  })
}

/** @param {number} durationMs */
export function formatSeconds(durationMs) {
  return `${(durationMs / 1000).toFixed(1)} s`
}
