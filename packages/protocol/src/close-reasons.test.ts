import { expect, test } from 'vitest'
import { CLOSE_REASON, closeReasonOf, retryPolicyOf } from './close-reasons.ts'

test('a code stands for one reason', () => {
  const codes = Object.values(CLOSE_REASON).map((reason) => reason.code)
  expect(new Set(codes).size).toBe(codes.length)
})

test('exactly the codes on which y-websocket stops for good wait for a person', () => {
  for (const { code, retry } of Object.values(CLOSE_REASON)) {
    expect(retry === 'never', String(code)).toBe(code >= 4400 && code < 4500)
  }
})

test('a code from a newer relay means trying again', () => {
  expect(closeReasonOf(4999)).toBeNull()
  expect(retryPolicyOf(4999)).toBe('backoff')
})
