import { useValue } from 'tldraw'
import type { BoardSession } from '../board-session.ts'
import { connectionSignOf, type ConnectionSign } from './connection-sign.ts'

export function useConnectionSign({ canvas }: BoardSession): ConnectionSign {
  return useValue('connection sign', () => connectionSignOf(canvas.status.get(), canvas.saveState.get()), [
    canvas,
  ])
}
