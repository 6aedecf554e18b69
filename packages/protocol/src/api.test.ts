import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createBoardSchema, joinSchema } from './api.ts'

test('a code is read as people type it', () => {
  expect(v.parse(joinSchema, { code: 'abcd-23 fg', name: ' Noor ' })).toEqual({
    code: 'ABCD23FG',
    name: 'Noor',
  })
})

test('a title is needed and bounded', () => {
  expect(v.is(createBoardSchema, { title: '   ' })).toBe(false)
  expect(v.is(createBoardSchema, { title: 'x'.repeat(120) })).toBe(true)
  expect(v.is(createBoardSchema, { title: 'x'.repeat(121) })).toBe(false)
})

test('a board has no templates and speaks Dutch unless asked otherwise', () => {
  expect(v.parse(createBoardSchema, { title: 'Wonen' })).toEqual({
    title: 'Wonen',
    templates: [],
    locale: 'nl',
  })
})
