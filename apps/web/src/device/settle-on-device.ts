import { forgetKeptTexts } from './device-storage.ts'
import { forgetSentBoards } from './kept-boards.ts'
import { forgetApp } from './keep-app.ts'
import { isSharedComputer, setSharedComputer } from './shared-computer.ts'

/** From now on this device keeps what it may. Of what a shared computer kept before, only unsent work stays. */
export async function settleOnDevice(shared: boolean): Promise<void> {
  if (shared && !isSharedComputer()) {
    await Promise.all([forgetSentBoards(), forgetApp()])
    forgetKeptTexts()
  }
  setSharedComputer(shared)
}
