import { describe, expect, it } from 'vitest'
import { connectionSignOf } from './connection-sign.ts'

describe('connection sign', () => {
  it('says saved only while connected with nothing on its way', () => {
    expect(connectionSignOf({ kind: 'live' }, 'saved').text).toBe('connection.saved')
    expect(connectionSignOf({ kind: 'live' }, 'saving').text).toBe('connection.saving')
    expect(connectionSignOf({ kind: 'offline', reason: null }, 'saved').text).toBe('connection.offline')
  })

  it('warns that edits are on this device alone when the connection broke before they were safe', () => {
    const sign = connectionSignOf({ kind: 'offline', reason: 'restarting' }, 'saving')
    expect(sign).toMatchObject({ tone: 'attention', text: 'connection.offlineUnsaved', offersReload: false })
  })

  it('never hides a refused edit behind "saved"', () => {
    expect(connectionSignOf({ kind: 'live' }, 'rejected')).toMatchObject({
      tone: 'attention',
      offersReload: true,
    })
  })

  it('asks a person to act when the relay said there is no use in trying', () => {
    expect(connectionSignOf({ kind: 'stopped', reason: 'reload' }, 'saved').offersReload).toBe(true)
    expect(connectionSignOf({ kind: 'stopped', reason: 'signIn' }, 'saved').text).toBe('connection.signIn')
    expect(connectionSignOf({ kind: 'stopped', reason: null }, 'saved').text).toBe('connection.stopped')
  })
})
