import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect } from 'vitest'
import type { Role } from '@anderhalf/protocol'
import { openAttackSocket, type AttackSocket } from './attacker/attack-socket.ts'
import { openRawWebSocket, type RawSocket } from './attacker/raw-socket.ts'
import { SEED } from './form.ts'
import { createHealthyPair } from './honest/healthy-pair.ts'
import type { HonestClient } from './honest/honest-client.ts'
import { createRandom, type Random } from './random.ts'
import type { ServerProcess } from './target/child-process.ts'
import type { Target, TargetBoard, Visitor } from './target/target.ts'

/** One row of the catalogue, or a part of one. */
export interface AttackCase {
  readonly id: string
  readonly title: string
  readonly attack: (arena: Arena) => Promise<void>
  /** How much memory the server may take more than before, at its highest. */
  readonly maxGrowthBytes?: number
  readonly timeoutMs?: number
}

/** A board with two healthy people on it, and Mallory, who may write there. */
export interface Arena {
  readonly target: Target
  readonly server: ServerProcess
  readonly board: TargetBoard
  readonly alice: HonestClient
  readonly bob: HonestClient
  readonly random: Random
  /** A participant on the board unless another role is asked for: a new session each time. */
  enter(role?: Role): Promise<Visitor>
  connect(visitor?: Visitor, lane?: string): Promise<AttackSocket>
  connectRaw(visitor?: Visitor, lane?: string): Promise<RawSocket>
}

const MAX_P99_EDIT_MS = 2000
/** An edit passes through this process twice: what it waits here is not the server's doing. */
const OWN_DELAYS_PER_EDIT = 2

/** Runs one case, and then asks whether anybody else noticed. */
export async function runCase(target: Target, attackCase: AttackCase): Promise<void> {
  if (!target.server().isAlive()) await target.restart()
  const server = target.server()
  const board = await target.createBoard()
  const pair = await createHealthyPair(server, board)
  const opened: { destroy(): void }[] = []
  const random = createRandom(SEED)
  const arena: Arena = {
    target,
    server,
    board,
    alice: pair.alice,
    bob: pair.bob,
    random,
    enter: (role = 'participant') => board.join(role, 'Mallory'),
    connect: async (visitor, lane = 'canvas') => {
      const socket = await openAttackSocket(server, board.syncPath(lane), visitor ?? (await arena.enter()))
      opened.push({ destroy: () => socket.close() })
      return socket
    },
    connectRaw: async (visitor, lane = 'canvas') => {
      const raw = await openRawWebSocket(server, board.syncPath(lane), visitor ?? (await arena.enter()))
      opened.push(raw)
      return raw
    },
  }
  const growth = watchMemory(server)
  const ownDelay = monitorEventLoopDelay()
  ownDelay.enable()
  const stopWorking = pair.startWorking()
  try {
    await attackCase.attack(arena)
    const latenciesMs = stopWorking()
    await Promise.race([pair.assertWell(), diedOf(server)])
    expect(pair.alice.disconnects() + pair.bob.disconnects(), 'healthy clients that were cut').toBe(0)
    const ownDelayMs = ownDelay.max / 1e6
    expect(percentile(latenciesMs, 0.99), `p99 of an edit meanwhile (seed ${SEED})`).toBeLessThan(
      MAX_P99_EDIT_MS + OWN_DELAYS_PER_EDIT * ownDelayMs,
    )
    const grownBytes = growth.stop()
    if (attackCase.maxGrowthBytes !== undefined) {
      expect(grownBytes, 'memory that the server took more').toBeLessThan(attackCase.maxGrowthBytes)
    }
  } finally {
    stopWorking()
    ownDelay.disable()
    growth.stop()
    for (const socket of opened) socket.destroy()
    pair.close()
  }
}

async function diedOf(server: ServerProcess): Promise<never> {
  const { code, signal } = await server.exited
  throw new Error(`the server died (${signal ?? code}):\n${server.output().slice(-2000)}`)
}

function watchMemory(server: ServerProcess): { stop(): number } {
  const before = server.residentBytes()
  let highest = before
  const look = (): void => {
    if (server.isAlive()) highest = Math.max(highest, server.residentBytes())
  }
  const timer = setInterval(look, 50)
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return highest - before
    },
  }
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
