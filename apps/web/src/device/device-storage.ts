/** localStorage, or nothing where the browser forbids it: what we keep there is a comfort, never a need. */
export function readDeviceText(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    // Private windows and strict settings throw on the mere touch.
    return null
  }
}

export function writeDeviceText(key: string, text: string | null): void {
  try {
    if (text === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, text)
  } catch {
    // Full or forbidden: the comfort is gone, the board is not.
  }
}
