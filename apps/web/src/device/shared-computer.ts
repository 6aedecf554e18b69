const SHARED_KEY = 'anderhalf.shared'

/** Whether somebody said that others use this computer too: then nothing of a board or a person stays on it. */
export function isSharedComputer(): boolean {
  try {
    return window.localStorage.getItem(SHARED_KEY) !== null
  } catch {
    // Nothing can be kept where the browser forbids it, shared or not.
    return false
  }
}

export function setSharedComputer(shared: boolean): void {
  try {
    if (shared) window.localStorage.setItem(SHARED_KEY, 'yes')
    else window.localStorage.removeItem(SHARED_KEY)
  } catch {
    // Forbidden: then nothing is kept anyway.
  }
}
