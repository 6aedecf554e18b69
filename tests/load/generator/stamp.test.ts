import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { scanStamps, stampText } from './stamp.ts'

function stampsIn(bytes: Uint8Array): [number, number, number][] {
  const found: [number, number, number][] = []
  scanStamps(Buffer.from(bytes), 0, (...stamp) => found.push(stamp))
  return found
}

test('every edit that was merged into one update is counted with its own time', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const record = doc.getMap('records')
  record.set('stamp', stampText(7, 1, 123_456_789, 400))
  record.set('stamp', stampText(7, 2, 123_456_999, 400))
  expect(stampsIn(Y.mergeUpdates(updates))).toEqual([
    [7, 1, 123_456_789],
    [7, 2, 123_456_999],
  ])
})

test('a frame without a whole stamp counts as nothing', () => {
  expect(stampsIn(Buffer.from('hello @@t123'))).toEqual([])
  expect(stampsIn(new Uint8Array())).toEqual([])
})
