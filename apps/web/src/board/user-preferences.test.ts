// @vitest-environment happy-dom
import type { ParticipantId, VisitedBoard } from '@anderhalf/protocol'
import { computed, createTLUser, getUserPreferences, setUserPreferences, type TLUser } from 'tldraw'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCanvasUser } from './user-preferences.ts'

type MakeUser = (visit: VisitedBoard) => { user: TLUser; close: () => void }

/** As tldraw's example for Yjs does: the identity goes into the preferences that all tabs of a browser share. */
function createSharedUser({ participantId, name }: VisitedBoard): ReturnType<MakeUser> {
  setUserPreferences({ ...getUserPreferences(), id: participantId, name })
  const user = createTLUser({
    userPreferences: computed('shared', () => getUserPreferences()),
    setUserPreferences,
  })
  return { user, close: () => {} }
}

const opened: { close: () => void }[] = []
beforeEach(() => localStorage.clear())
afterEach(() => {
  for (const { close } of opened.splice(0)) close()
})

function openTwo(makeUser: MakeUser): { first: TLUser; second: TLUser } {
  const [first, second] = ['noor', 'sam'].map((name) => makeUser(visitOf(name))) as [
    ReturnType<MakeUser>,
    ReturnType<MakeUser>,
  ]
  opened.push(first, second)
  return { first: first.user, second: second.user }
}

function visitOf(name: string): VisitedBoard {
  const participantId = `participant-${name}` as ParticipantId
  return { participantId, name, color: '#225588' } as VisitedBoard
}

function idsOf({ first, second }: { first: TLUser; second: TLUser }): string[] {
  return [first, second].map((user) => user.userPreferences.get().id)
}

it('each board keeps the identity that it was opened with, whoever opens another in this browser', () => {
  expect(idsOf(openTwo(createCanvasUser))).toEqual(['participant-noor', 'participant-sam'])
  expect(idsOf(openTwo(createSharedUser))).toEqual(['participant-sam', 'participant-sam'])
})

it('what one tab prefers is neither kept in the browser nor told to the others', () => {
  const { first, second } = openTwo(createCanvasUser)
  const before = Object.entries(localStorage)
  first.setUserPreferences({ ...first.userPreferences.get(), animationSpeed: 0.5 })
  expect(second.userPreferences.get().animationSpeed).toBe(1)
  expect(Object.entries(localStorage)).toEqual(before)
  expect(getUserPreferences().id).not.toBe('participant-noor')
})
