/** Whoever pauses this long has seen that the text is gone. */
const PAUSE_MS = 1000

/**
 * Catches what a hand goes on typing when the text under it is gone, from the loss to the first pause, press of a
 * pointer or Escape. To the canvas those letters are shortcuts: "e" takes the eraser, and a comma presses it.
 * Times are those of the keys themselves: a busy page hears of them late.
 *
 * @param onWords hears the letters, and a space for Enter
 * @returns stops catching
 */
export function catchLateKeys(page: Window, onWords: (words: string) => void): () => void {
  const caught = new AbortController()
  let lastKeyMs = page.performance.now()

  function takeKey(event: KeyboardEvent): void {
    const hasPaused = event.timeStamp - lastKeyMs > PAUSE_MS
    if (hasPaused || event.key === 'Escape' || event.key === 'Tab' || isTextField(event.target)) {
      caught.abort()
      return
    }
    lastKeyMs = Math.max(lastKeyMs, event.timeStamp)
    if (isModifier(event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') onWords(' ')
    else if (/^.$/u.test(event.key)) onWords(event.key)
  }

  const { signal } = caught
  page.addEventListener('keydown', takeKey, { capture: true, signal })
  page.addEventListener('pointerdown', () => caught.abort(), { capture: true, signal })
  return () => caught.abort()
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key)
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
}
