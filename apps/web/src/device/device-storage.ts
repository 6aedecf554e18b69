import { isSharedComputer } from './shared-computer.ts'

const KEYS = ['anderhalf.name', 'anderhalf.boards', 'anderhalf.locale'] as const
type DeviceKey = (typeof KEYS)[number]

/** localStorage, or nothing where the browser forbids it: what we keep there is a comfort, never a need. */
export function readDeviceText(key: DeviceKey): string | null {
  try {
    return storage().getItem(key)
  } catch {
    // Private windows and strict settings throw on the mere touch.
    return null
  }
}

export function writeDeviceText(key: DeviceKey, text: string | null): void {
  try {
    if (text === null) storage().removeItem(key)
    else storage().setItem(key, text)
  } catch {
    // Full or forbidden: the comfort is gone, the board is not.
  }
}

export function forgetKeptTexts(): void {
  try {
    for (const kept of [window.localStorage, window.sessionStorage])
      for (const key of KEYS) kept.removeItem(key)
  } catch {
    // What cannot be touched holds nothing of ours.
  }
}

/** Of a shared computer, only what ends with the tab. */
function storage(): Storage {
  return isSharedComputer() ? window.sessionStorage : window.localStorage
}
