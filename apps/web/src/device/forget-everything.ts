import { writeDeviceText } from './device-storage.ts'

const KEYS = ['anderhalf.name', 'anderhalf.boards', 'anderhalf.locale']

/** Takes away all that this product keeps in the browser, the session cookie excepted, which is the relay's. */
export function forgetEverything(): void {
  for (const key of KEYS) writeDeviceText(key, null)
}
