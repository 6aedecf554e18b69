import { expect, test } from 'vitest'
import { roleAfterJoining } from './roles.ts'

test('opening a link with fewer rights takes none away', () => {
  expect(roleAfterJoining('facilitator', 'viewer')).toBe('facilitator')
  expect(roleAfterJoining('council', 'viewer')).toBe('council')
})

test('the link decides between participant and council, and can raise', () => {
  expect(roleAfterJoining('participant', 'council')).toBe('council')
  expect(roleAfterJoining('council', 'participant')).toBe('participant')
  expect(roleAfterJoining('viewer', 'facilitator')).toBe('facilitator')
})
