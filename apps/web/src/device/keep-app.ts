import { isSharedComputer } from './shared-computer.ts'

/**
 * Keeps the app itself on this device, so that it opens without network. Call it when the board stands: then everything
 * is here already and nothing is fetched twice. Browsers offer this only in a secure context, thus not on plain http
 * in a local network.
 */
export async function keepApp(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || isSharedComputer()) return
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const { active } = await navigator.serviceWorker.ready
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is of one origin
    active?.postMessage(fetched)
  } catch {
    // Forbidden, or the network went away: the app works as before, with a connection.
  }
}

export async function forgetApp(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const workers = await navigator.serviceWorker.getRegistrations()
    await Promise.all(workers.map((worker) => worker.unregister()))
    const names = await caches.keys()
    await Promise.all(names.map((name) => caches.delete(name)))
  } catch {
    // Where the browser forbids it, there is nothing.
  }
}
