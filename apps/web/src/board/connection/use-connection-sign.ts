import { isEqual, useComputed, useValue } from 'tldraw'
import type { LaneConnection } from '../../lane/connect-lane.ts'
import type { BoardSession } from '../board-session.ts'
import { connectionSignOf, type ConnectionSign, type SafetyState } from './connection-sign.ts'

export function useConnectionSign({ canvas }: BoardSession): ConnectionSign {
  // Every edit changes what it is made of, and hardly any changes what it says.
  return useValue(
    useComputed('connection sign', () => connectionSignOf(safetyOf(canvas)), { isEqual }, [canvas]),
  )
}

/** Reads signals. */
export function safetyOf(lane: LaneConnection): SafetyState {
  return {
    status: lane.status.get(),
    saveState: lane.saveState.get(),
    rejectCode: lane.rejectCode.get(),
    isDamaged: lane.isDamaged.get(),
    unsafeCount: lane.unsafeRecords.get().size,
    keeping: lane.keeping.get(),
    isStored: lane.isStored.get(),
  }
}
