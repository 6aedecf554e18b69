import type { BoardVersion } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { versionToOffer } from './version-to-offer.ts'

const version = (number: number, shapes: number): BoardVersion => ({
  number,
  madeAtMs: number * 1000,
  shapes,
})
const VERSIONS = [version(9, 0), version(8, 2), version(7, 300), version(6, 290)]

test('after everything was deleted, the last version from before that is offered', () => {
  expect(versionToOffer(VERSIONS, 2)?.number).toBe(7)
})

test('where the board holds as much as ever, the last version is offered', () => {
  expect(versionToOffer(VERSIONS, 300)?.number).toBe(9)
})

test('a board without versions offers none', () => {
  expect(versionToOffer([], 0)).toBeNull()
})
