import { laneAccess, type VisitedBoard } from '@anderhalf/protocol'

/** The relay decides; this only keeps the canvas from offering what would be refused. */
export function mayWrite(visit: VisitedBoard): boolean {
  return laneAccess(visit, 'canvas', { reviewShownToViewers: false }) === 'write'
}
