import { createNote } from '@anderhalf/board-model/testing'
import { expect, test } from 'vitest'
import { createRestlessNotes, RESTLESS_MS } from './restless-notes.ts'

test('a note is restless for a while after it changed or came, and none is that was there at first', () => {
  const [one, other, late] = [createNote(), createNote(), createNote()]
  const moved = { ...one, x: 10 }
  const restless = createRestlessNotes()
  expect(restless.takeNotice([one, other], 0)).toEqual(new Set())
  expect(restless.takeNotice([moved, other], 100)).toEqual(new Set([one.id]))
  expect(restless.takeNotice([moved, other, late], 200)).toEqual(new Set([one.id, late.id]))
  expect(restless.takeNotice([moved, other, late], 100 + RESTLESS_MS)).toEqual(new Set([late.id]))
  expect(restless.takeNotice([moved, other], 250 + RESTLESS_MS)).toEqual(new Set())
  restless.forget()
  expect(restless.takeNotice([one, other, late], 260 + RESTLESS_MS)).toEqual(new Set())
})
