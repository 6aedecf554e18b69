/**
 * Puts text on the clipboard, also on plain http, where there is no clipboard API: the old command needs nothing but
 * the person's own click.
 *
 * @returns whether the browser took it
 */
export function copyText(text: string): boolean {
  function fill(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  const isTaken = document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
  return isTaken
}
