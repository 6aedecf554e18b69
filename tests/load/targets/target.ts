import type { TargetName } from '../measure/judge.ts'
import type { ClientAddress } from './client-address.ts'

export interface Target {
  readonly name: TargetName
  /** Whether content survives a restart. */
  readonly persistent: boolean
  /** Starts a server with nothing in it. */
  start(): Promise<RunningTarget>
}

export interface RunningTarget {
  readonly name: TargetName
  /** Of the server that runs now; another one after a restart. */
  pid(): number
  /** @returns addresses for as many people in one new room */
  openRoom(clients: number): Promise<ClientAddress[]>
  /** SIGTERM, and the same data again. @returns how long the stop and the start took */
  restart(): Promise<{ stopMs: number; startMs: number }>
  /** kill -9, and the same data again. @returns how long the start took */
  crash(): Promise<{ startMs: number }>
  /** Ends the server and removes its data. */
  close(): Promise<void>
}
