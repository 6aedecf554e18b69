import { expect, it } from 'vitest'
import { createClientOwners } from './client-owners.ts'

const TEN_MINUTES_MS = 10 * 60_000

it('[Y6] gives a client id to the session that used it first, for ever', () => {
  const owners = createClientOwners([{ clientId: 1, sessionKey: 'anne' }], () => 0, 16)
  expect(owners.refusalOf([1], 'anne')).toBeNull()
  expect(owners.refusalOf([2], 'bilal')).toBeNull()
  expect(owners.bind(2, 'bilal')).toBe(true)
  expect(owners.refusalOf([2, 1], 'bilal')).toBe('foreign')
  expect(owners.bind(1, 'bilal')).toBe(false)
})

it('[Y13] allows so many new ids at a time, also within one update, and more later', () => {
  let nowMs = 0
  const owners = createClientOwners([], () => nowMs, 3)
  expect(owners.refusalOf([1, 2, 3, 4], 'anne')).toBe('tooMany')
  for (const clientId of [1, 2, 3]) owners.bind(clientId, 'anne')
  expect(owners.refusalOf([4], 'anne')).toBe('tooMany')
  expect(owners.refusalOf([1], 'anne')).toBeNull()
  nowMs = TEN_MINUTES_MS + 1
  expect(owners.refusalOf([4], 'anne')).toBeNull()
})

it('hands each new owner to the storage once, with the first update of that id', () => {
  const owners = createClientOwners([], () => 0, 16)
  owners.bind(1, 'anne')
  owners.bind(2, 'anne')
  expect(owners.takeUnsaved([1])).toEqual([{ clientId: 1, sessionKey: 'anne' }])
  expect(owners.takeUnsaved([1])).toEqual([])
})
