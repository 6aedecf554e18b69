import { atom } from '@tldraw/state'
import { expect, test } from 'vitest'
import type { LaneStatus } from '../../lane/connect-lane.ts'
import { areFactsDamaged } from './facts-damage.ts'

const LIVE: LaneStatus = { kind: 'live' }
const NO_SOCKET: LaneStatus = { kind: 'offline', reason: 'noSocket' }

function lane(status: LaneStatus, isDamaged = false) {
  return { status: atom('status', status), isDamaged: atom('is damaged', isDamaged) }
}

test.each([
  ['both are whole', lane(LIVE), lane(LIVE), false],
  ['a part of the facts cannot be read', lane(LIVE), lane(LIVE, true), true],
  ['the facts do not open beside a canvas that does', lane(LIVE), lane(NO_SOCKET), true],
  ['the facts are on their way', lane(LIVE), lane({ kind: 'connecting' }), false],
  [
    'the facts lost their connection for a moment',
    lane(LIVE),
    lane({ kind: 'offline', reason: null }),
    false,
  ],
  ['no socket opens at all', lane(NO_SOCKET), lane(NO_SOCKET), false],
  ['the canvas is damaged too, and that is said already', lane(LIVE, true), lane(LIVE, true), false],
])('when %s', (_what, canvas, facts, expected) => {
  expect(areFactsDamaged({ canvas, facts })).toBe(expected)
})
