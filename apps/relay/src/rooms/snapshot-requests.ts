/** What the relay and its snapshot worker say to each other. */
export interface SnapshotRequest {
  readonly id: number
  /** All parts of a state, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly lengths: readonly number[]
}

export type SnapshotAnswer =
  | {
      readonly id: number
      readonly ok: true
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly stateVector: Uint8Array
      readonly digest: number
    }
  | { readonly id: number; readonly ok: false; readonly reason: string }
