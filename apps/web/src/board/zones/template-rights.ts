import type { TemplateShape } from '@anderhalf/board-model'
import { mayChangeLocked, type VisitedBoard } from '@anderhalf/protocol'

/** The relay decides; this only keeps the panel from offering what would be refused. */
export function mayChangeTemplate({ role }: VisitedBoard, { isLocked }: TemplateShape): boolean {
  return !isLocked || mayChangeLocked(role)
}
