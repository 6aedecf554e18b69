const CHECK_EVERY_MS = 250

/**
 * Makes this process stop when npm is told to. npm passes a signal on to the shell that it starts a script with,
 * and many shells then end without passing it further: what shows is that the parent is another one.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, CHECK_EVERY_MS)
  watch.unref()
}
