export type HoldIncoming = (held: boolean) => void

/** After this long what others do goes first: the composition may end with doubled letters, nothing is lost. */
const MAX_HOLD_MS = 2_000

/** @returns unbind; lets go what is held */
export function bindCompositionHold(text: HTMLElement, holdIncoming: HoldIncoming): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null

  function hold(): void {
    if (timer !== null) return
    holdIncoming(true)
    timer = setTimeout(release, MAX_HOLD_MS)
  }

  function release(): void {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    holdIncoming(false)
  }

  text.addEventListener('compositionstart', hold)
  text.addEventListener('compositionend', release)
  text.addEventListener('blur', release)
  return () => {
    text.removeEventListener('compositionstart', hold)
    text.removeEventListener('compositionend', release)
    text.removeEventListener('blur', release)
    release()
  }
}
