import { deleteBoardDatabase } from './board-database.ts'
import { forgetKeptTexts } from './device-storage.ts'
import { forgetApp } from './keep-app.ts'
import { setSharedComputer } from './shared-computer.ts'

/** Takes away all that this product keeps in the browser, the session cookie excepted, which is the relay's. */
export async function forgetEverything(): Promise<void> {
  forgetKeptTexts()
  setSharedComputer(false)
  await Promise.all([deleteBoardDatabase({ forGood: true }), forgetApp()])
}
