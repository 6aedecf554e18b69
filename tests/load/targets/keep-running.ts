import { rm } from 'node:fs/promises'
import type { TargetName } from '../measure/judge.ts'
import type { ClientAddress } from './client-address.ts'
import { startServer, type ServerCommand } from './server-process.ts'
import type { RunningTarget } from './target.ts'

export interface ServedTarget {
  readonly name: TargetName
  readonly command: ServerCommand
  /** Removed at the end. */
  readonly dataDir: string
  /** Lets the server end by itself, so that it can write its profile. */
  readonly endsGently?: boolean
  openRoom(clients: number): Promise<ClientAddress[]>
}

/** Runs one server at a time with the same port and data. */
export async function keepRunning(target: ServedTarget): Promise<RunningTarget> {
  let server = await startServer(target.command)
  return {
    name: target.name,
    pid: () => server.pid,
    openRoom: (clients) => target.openRoom(clients),
    restart: async () => {
      const stopMs = await server.stop()
      server = await startServer(target.command)
      return { stopMs, startMs: server.startMs }
    },
    crash: async () => {
      await server.kill()
      server = await startServer(target.command)
      return { startMs: server.startMs }
    },
    close: async () => {
      if (target.endsGently === true) await server.stop()
      else await server.kill()
      await rm(target.dataDir, { recursive: true, force: true })
    },
  }
}
