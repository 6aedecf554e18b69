import type { BrowserContextOptions } from '@playwright/test'
import { createBoard } from './board-client.ts'
import { joinBoard } from './board-screen.ts'
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
  const { facilitator, participant } = await createBoard(relay.origin, { title })
  const join = async (link: string, name: string) => {
    const screen = await openScreen(DESKTOP)
    await joinBoard(screen.page, link, name)
    return screen
  }
  const [noor, sam] = await Promise.all([join(facilitator, 'Noor'), join(participant, 'Sam')])
  return { noor, sam, link: participant }
}
