import { expect, test } from 'vitest'
import { parseParticipantId } from './ids.ts'
import { laneAccess, parseLane, privateLaneOf, type Lane, type LaneAccess } from './lanes.ts'
import { ROLES, type Role } from './roles.ts'

const ME = parseParticipantId('participant-me-01')!
const OTHER = parseParticipantId('participant-other')!

const RIGHTS: [Lane, Record<Role, LaneAccess>][] = [
  ['canvas', { facilitator: 'write', participant: 'write', council: 'read', viewer: 'read' }],
  ['review', { facilitator: 'write', participant: 'read', council: 'write', viewer: 'none' }],
  ['facts', { facilitator: 'read', participant: 'read', council: 'read', viewer: 'read' }],
  [privateLaneOf(ME), { facilitator: 'write', participant: 'write', council: 'write', viewer: 'none' }],
  [privateLaneOf(OTHER), { facilitator: 'none', participant: 'none', council: 'none', viewer: 'none' }],
]

test.each(RIGHTS)('rights on %s', (lane, expected) => {
  const found = ROLES.map((role) => [
    role,
    laneAccess({ role, participantId: ME }, lane, { reviewShownToViewers: false }),
  ])
  expect(Object.fromEntries(found)).toEqual(expected)
})

test('viewers see the marks of the council only where that is shared, and never write them', () => {
  const visitor = { role: 'viewer', participantId: ME } as const
  expect(laneAccess(visitor, 'review', { reviewShownToViewers: true })).toBe('read')
})

test.each(['', 'Canvas', 'canvas/', 'private/', 'private/short', 'private/../facts-and-more', 'facts?x=1'])(
  '%j is no lane',
  (text) => {
    expect(parseLane(text)).toBeNull()
  },
)
