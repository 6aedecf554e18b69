import { CRASH_ROWS } from './crash-rows.ts'
import { EDIT_ROWS } from './edit-rows.ts'
import { JOIN_ROWS } from './join-rows.ts'
import { LONG_HISTORY_ROW } from './long-history-row.ts'
import { PRESENCE_ROWS } from './presence-rows.ts'
import type { Row } from './row.ts'
import { SLOW_READERS_ROW } from './slow-readers-row.ts'

export const ALL_ROWS: readonly Row[] = [
  ...EDIT_ROWS,
  ...PRESENCE_ROWS,
  ...JOIN_ROWS,
  SLOW_READERS_ROW,
  LONG_HISTORY_ROW,
  ...CRASH_ROWS,
]
