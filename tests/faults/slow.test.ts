import { LIMITS } from '@anderhalf/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { amount, FORM, promisedMs } from './form.ts'
import { createHonestClient } from './honest/honest-client.ts'
import { openRawWebSocket } from './attacker/raw-socket.ts'
import { encodePresenceFrame } from './attacker/crafted-presence.ts'
import { encodeStateVectorRequest } from './attacker/sync-frames.ts'
import { OPCODE } from './attacker/web-socket-frame.ts'
import { startAnderhalf } from './target/anderhalf.ts'
import type { Target } from './target/target.ts'

// The long form waits as long as people would, all cases at the same time.
const PING_INTERVAL_MS = amount(3000, LIMITS.pingIntervalMs)

/** As in the relay. */

let target: Target
beforeAll(async () => {
  target = await startAnderhalf({ PING_INTERVAL_MS: String(PING_INTERVAL_MS) })
})
afterAll(() => target.close())

describe.concurrent('slow', () => {
  test('[W10] a peer that takes everything and answers no ping is dropped by the third, and its presence with it', async () => {
    const server = target.server()
    const board = await target.createBoard()
    const watcher = createHonestClient(server, board, await board.join('participant', 'Kijker'))
    await watcher.synced()
    const zombie = await openRawWebSocket(
      server,
      board.syncPath('canvas'),
      await board.join('participant', 'Zombie'),
    )
    const state = encodePresenceFrame([{ clientId: 31_337, clock: 1, json: '{"cursor":[1,1]}' }])
    await zombie.frame({ opcode: OPCODE.binary, payload: state })
    const isThere = (): boolean => watcher.awareness.getStates().has(31_337)
    expect(await watcher.changes.until(isThere, 3000)).toBe(true)
    expect(
      await zombie.closedWithin(3 * PING_INTERVAL_MS + promisedMs(1000)),
      'the zombie is dropped',
    ).not.toBeNull()
    expect(await watcher.changes.until(() => !isThere(), 3000), 'its presence is gone').toBe(true)
    watcher.close()
  }, 90_000)

  // Nothing but time itself to await.
  if (FORM === 'long')
    test('[P4] whoever died without a word is shown to nobody 30 s later, and who only sits there is', async () => {
      const server = target.server()
      const board = await target.createBoard()
      const [watcher, sitting] = ['Kijker', 'Zit stil'].map(async (name) =>
        createHonestClient(server, board, await board.join('participant', name)),
      )
      const [bob, carol] = [await watcher!, await sitting!]
      await Promise.all([bob.synced(), carol.synced()])
      carol.awareness.setLocalStateField('cursor', [2, 2])
      const dumb = await openRawWebSocket(
        server,
        board.syncPath('canvas'),
        await board.join('participant', 'Weg'),
      )
      const state = encodePresenceFrame([{ clientId: 31_338, clock: 1, json: '{"cursor":[1,1]}' }])
      await dumb.frame({ opcode: OPCODE.binary, payload: state })
      const isShown = (clientId: number): boolean => bob.awareness.getStates().has(clientId)
      expect(await bob.changes.until(() => isShown(31_338) && isShown(carol.doc.clientID), 3000)).toBe(true)
      let wasCarolMissed = false
      const gone = await bob.changes.until(() => {
        wasCarolMissed ||= !isShown(carol.doc.clientID)
        return !isShown(31_338)
      }, 30_000)
      expect(gone).toBe(true)
      expect(wasCarolMissed).toBe(false)
      for (const client of [bob, carol]) client.close()
    }, 60_000)

  if (FORM === 'long')
    test('[W6] a reader that takes nothing for over a minute while much is written is cut, and nobody else is', async () => {
      const server = target.server()
      const board = await target.createBoard()
      const writer = createHonestClient(server, board, await board.join('participant', 'Schrijver'))
      const reader = createHonestClient(server, board, await board.join('viewer', 'Leest'))
      await Promise.all([writer.synced(), reader.synced()])
      const stalled = await openRawWebSocket(
        server,
        board.syncPath('canvas'),
        await board.join('viewer', 'Stil'),
      )
      await stalled.frame({ opcode: OPCODE.binary, payload: encodeStateVectorRequest() })
      stalled.socket.pause()
      // More than the buffers between two sockets hold.
      const text = 'volle tekst '.repeat(1500)
      for (let note = 0; note < 420; note += 1) {
        const id = writer.addNote({ text })
        await reader.changes.until(() => reader.positionOf(id) !== null, 10_000)
      }
      // It answers every ping, and learns of its end by writing: it does not read.
      const answering = setInterval(() => void stalled.frame({ opcode: OPCODE.pong }), 1000)
      expect(await stalled.closedWithin(LIMITS.readerStallMs + 3 * PING_INTERVAL_MS)).not.toBeNull()
      clearInterval(answering)
      expect(writer.disconnects() + reader.disconnects()).toBe(0)
      for (const client of [writer, reader]) client.close()
    }, 300_000)

  test('[N10] somebody alone on a board, who does nothing, hears something with every ping and stays connected', async () => {
    const server = target.server()
    const board = await target.createBoard()
    const alone = createHonestClient(server, board, await board.join('participant', 'Alleen'))
    await alone.synced()
    let heardAtMs = performance.now()
    let longestSilenceMs = 0
    const socket = alone.provider.ws as unknown as WebSocket
    socket.on('message', () => {
      longestSilenceMs = Math.max(longestSilenceMs, performance.now() - heardAtMs)
      heardAtMs = performance.now()
    })
    // Nothing to await but time itself.
    await alone.changes.until(() => alone.disconnects() > 0, 2 * PING_INTERVAL_MS)
    expect(alone.disconnects()).toBe(0)
    expect(longestSilenceMs).toBeGreaterThan(0)
    expect(longestSilenceMs).toBeLessThan(PING_INTERVAL_MS * amount(2, 1.2))
    alone.close()
  }, 70_000)
})
