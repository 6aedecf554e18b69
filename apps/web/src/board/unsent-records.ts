import { readRecord } from '@anderhalf/board-model'
import type { AsideRecord } from '../device/board-database.ts'
import type { LaneConnection } from '../lane/connect-lane.ts'

/** What lies on this screen and was not called safe. */
export function unsentRecords({ doc, unsafeRecords }: LaneConnection): AsideRecord[] {
  return [...unsafeRecords.get()].flatMap((id) => {
    const reading = readRecord(doc, id)
    return reading?.ok === true ? [{ id, keys: 'all' as const, record: reading.record }] : []
  })
}
