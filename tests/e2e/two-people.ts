import type { BrowserContextOptions } from '@playwright/test'
import { joinBoard, makeBoard, readLink, untilOnBoard } from './board-screen.ts'
import { DESKTOP, type Screen } from './board-test.ts'
import type { RunningRelay } from './start-relay.ts'

export interface TwoPeople {
  /** The facilitator. */
  readonly noor: Screen
  /** A participant. */
  readonly sam: Screen
  /** Opens the board for another participant. */
  readonly link: string
}

interface Stage {
  readonly relay: RunningRelay
  readonly openScreen: (options: BrowserContextOptions) => Promise<Screen>
}

/** A new empty board with two people on it, each on a device of their own. */
export async function gatherTwoPeople({ relay, openScreen }: Stage, title: string): Promise<TwoPeople> {
  const noor = await openScreen(DESKTOP)
  const sam = await openScreen(DESKTOP)
  await makeBoard(noor.page, relay.origin, title, 'Leeg bord')
  await noor.page.getByLabel('Hoe heet je?').fill('Noor')
  await noor.page.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(noor.page)
  const link = await readLink(noor.page, 'Link voor deelnemers')
  await joinBoard(sam.page, link, 'Sam')
  return { noor, sam, link }
}
