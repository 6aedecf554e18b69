import { REJECT_CODE } from '@anderhalf/protocol'
import { describe, expect, it } from 'vitest'
import { connectionSignOf, wouldLoseWork, type SafetyState } from './connection-sign.ts'

const LIVE: SafetyState = {
  status: { kind: 'live' },
  saveState: 'saved',
  rejectCode: null,
  isDamaged: false,
  unsafeCount: 0,
  keeping: 'kept',
  isStored: true,
}
const OFFLINE: SafetyState = { ...LIVE, status: { kind: 'offline', reason: null } }

function textOf(state: SafetyState): string {
  return connectionSignOf(state).text
}

describe('connection sign', () => {
  it('says saved only while connected with nothing on its way', () => {
    expect(textOf(LIVE)).toBe('connection.saved')
    expect(textOf({ ...LIVE, saveState: 'saving', unsafeCount: 1 })).toBe('connection.saving')
    expect(textOf(OFFLINE)).toBe('connection.offline')
  })

  it('counts what is on this device alone, and calms whoever may close the page', () => {
    const sign = connectionSignOf({ ...OFFLINE, saveState: 'saving', unsafeCount: 3 })
    expect(sign).toMatchObject({ tone: 'kept', text: 'connection.offlineKept', count: 3 })
  })

  it('says that sockets alone are held back, and never at the price of a warning', () => {
    const held: SafetyState = { ...LIVE, status: { kind: 'offline', reason: 'noSocket' } }
    const shows = { text: 'connection.noSocket', detail: 'connection.noSocketDetail' }
    expect(connectionSignOf(held)).toMatchObject({ ...shows, tone: 'kept' })
    const writing: SafetyState = { ...held, saveState: 'saving', unsafeCount: 2 }
    expect(connectionSignOf(writing)).toMatchObject({
      text: 'connection.offlineKept',
      detail: 'connection.noSocketDetail',
      count: 2,
    })
    expect(connectionSignOf({ ...writing, keeping: 'full' }).detail).toBe('connection.notKeptFull')
  })

  it('names no connection while the first attempt hangs and work waits', () => {
    const waiting: SafetyState = {
      ...LIVE,
      status: { kind: 'connecting' },
      saveState: 'saving',
      unsafeCount: 2,
    }
    expect(textOf(waiting)).toBe('connection.offlineKept')
    expect(textOf({ ...waiting, saveState: 'saved', unsafeCount: 0 })).toBe('connection.connecting')
  })

  it.each(['shared', 'unavailable', 'full'] as const)(
    'asks to leave the page open when it is %s',
    (keeping) => {
      const sign = connectionSignOf({ ...OFFLINE, keeping, saveState: 'saving', unsafeCount: 1 })
      expect(sign).toMatchObject({ tone: 'attention', text: 'connection.offlineUnsaved', count: 1 })
      expect(sign.detail).toMatch(/notKept/)
    },
  )

  it('says so when the server does not confirm for long', () => {
    const stalled: SafetyState = { ...LIVE, saveState: 'stalled', unsafeCount: 1 }
    expect(connectionSignOf(stalled)).toMatchObject({ tone: 'attention', text: 'connection.stalled' })
  })

  it('never hides a refused edit behind "saved", and says why', () => {
    const rejected: SafetyState = { ...LIVE, saveState: 'rejected', rejectCode: REJECT_CODE.boardFull }
    expect(connectionSignOf(rejected)).toMatchObject({ tone: 'attention', offersReload: true })
    expect(connectionSignOf(rejected).detail).toBe('connection.rejectedFull')
    expect(connectionSignOf({ ...rejected, rejectCode: 99 }).detail).toBe('connection.rejectedDetail')
  })

  it('says of a damaged board where one’s own changes are, and does not wait for them to be saved', () => {
    const damaged: SafetyState = { ...LIVE, isDamaged: true }
    const shows = { tone: 'attention', text: 'connection.damaged', offersReload: false }
    expect(connectionSignOf(damaged)).toMatchObject({ ...shows, detail: 'connection.damagedDetail' })
    const writing: SafetyState = { ...damaged, saveState: 'stalled', unsafeCount: 2 }
    expect(connectionSignOf(writing)).toMatchObject({ ...shows, detail: 'connection.damagedKept' })
    expect(connectionSignOf({ ...writing, keeping: 'shared' }).detail).toBe('connection.damagedUnsaved')
    expect(textOf({ ...damaged, status: { kind: 'offline', reason: null } })).toBe('connection.offline')
  })

  it('asks a person to act when the relay said there is no use in trying', () => {
    const stopped = (reason: 'reload' | 'signIn' | 'boardClosed' | null) =>
      connectionSignOf({ ...LIVE, status: { kind: 'stopped', reason } })
    expect(stopped('reload').offersReload).toBe(true)
    expect(stopped('boardClosed').text).toBe('connection.renewed')
    expect(stopped('signIn').text).toBe('connection.signIn')
    expect(stopped(null).text).toBe('connection.stopped')
  })
})

describe('leaving the page', () => {
  it('loses nothing that the server or this device holds', () => {
    expect(wouldLoseWork(LIVE)).toBe(false)
    expect(wouldLoseWork({ ...OFFLINE, saveState: 'saving', unsafeCount: 1 })).toBe(false)
  })

  it('loses what is nowhere else', () => {
    const unsafe: SafetyState = { ...OFFLINE, saveState: 'saving', unsafeCount: 1 }
    expect(wouldLoseWork({ ...unsafe, isStored: false })).toBe(true)
    expect(wouldLoseWork({ ...unsafe, keeping: 'shared' })).toBe(true)
    expect(wouldLoseWork({ ...unsafe, saveState: 'stalled', keeping: 'full' })).toBe(true)
  })
})
