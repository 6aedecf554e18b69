export type HoldIncoming = (held: boolean) => void

/** A composition in which nothing changes for so long was left alone. */
const IDLE_MS = 2_000
/** After this long what others do goes first: the composition may end with doubled letters, nothing is lost. */
const MAX_HOLD_MS = 10_000

/** @returns unbind; lets go what is held */
export function bindCompositionHold(text: HTMLElement, holdIncoming: HoldIncoming): () => void {
  let heldSinceMs: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function hold(): void {
    if (heldSinceMs !== null) return
    heldSinceMs = performance.now()
    holdIncoming(true)
    waitOn()
  }

  function waitOn(): void {
    if (heldSinceMs === null) return
    clearTimeout(timer)
    timer = setTimeout(release, Math.min(IDLE_MS, heldSinceMs + MAX_HOLD_MS - performance.now()))
  }

  function release(): void {
    if (heldSinceMs === null) return
    clearTimeout(timer)
    heldSinceMs = null
    holdIncoming(false)
  }

  text.addEventListener('compositionstart', hold)
  text.addEventListener('compositionupdate', waitOn)
  text.addEventListener('compositionend', release)
  text.addEventListener('blur', release)
  return () => {
    text.removeEventListener('compositionstart', hold)
    text.removeEventListener('compositionupdate', waitOn)
    text.removeEventListener('compositionend', release)
    text.removeEventListener('blur', release)
    release()
  }
}
