import { beforeEach, expect, it } from 'vitest'
import { createRefusedSockets, type RefusedSockets, type WhyRefused } from './refused-sockets.ts'

const PATIENCE_MS = 5000

let nowMs: number
let why: Awaited<ReturnType<WhyRefused>>
let refused: RefusedSockets
beforeEach(() => {
  nowMs = 1_000_000
  why = 'noSocket'
  refused = createRefusedSockets(
    async () => why,
    PATIENCE_MS,
    () => nowMs,
  )
})

it('alarms nobody for a crowd at the door', async () => {
  expect(await refused.judge(nowMs)).toBeNull()
  nowMs += PATIENCE_MS - 1
  expect(await refused.judge(nowMs)).toBeNull()
})

it('names a network that lets no sockets through, once it did so for a while', async () => {
  await refused.judge(nowMs)
  nowMs += PATIENCE_MS
  expect(await refused.judge(nowMs)).toEqual({ kind: 'offline', reason: 'noSocket' })
})

it('counts from the first attempt where the network swallows it without a word', async () => {
  expect(await refused.judge(nowMs - PATIENCE_MS)).toEqual({ kind: 'offline', reason: 'noSocket' })
})

it('takes a relay that does not answer for what it is, and begins anew after it', async () => {
  await refused.judge(nowMs)
  why = null
  nowMs += PATIENCE_MS
  expect(await refused.judge(nowMs)).toEqual({ kind: 'offline', reason: null })
  why = 'noSocket'
  expect(await refused.judge(nowMs)).toBeNull()
})

it('begins anew after a socket that got through', async () => {
  await refused.judge(nowMs)
  refused.gotThrough()
  nowMs += PATIENCE_MS
  expect(await refused.judge(nowMs)).toBeNull()
})

it('stops where a person must act', async () => {
  why = 'notAllowed'
  expect(await refused.judge(nowMs)).toEqual({ kind: 'stopped', reason: 'notAllowed' })
})
