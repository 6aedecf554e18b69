import { LIMITS, type ParticipantId, type PresenceUser } from '@anderhalf/protocol'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  createPresenceStamp,
  encodePresenceFrame,
  isLeaving,
  parsePresence,
  stampPresence,
  type StampedPresence,
} from './presence-message.ts'

const user: PresenceUser = {
  id: 'anne-0000-0000-00' as ParticipantId,
  name: 'Anne',
  role: 'viewer',
  color: '#225588',
}
const userStamp = createPresenceStamp(user)

function payloadOf(state: Record<string, unknown> | null): { payload: Uint8Array; clientId: number } {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state)
  const { clientID } = awareness
  awareness.destroy()
  return {
    payload: encodeAwarenessUpdate(awareness, [clientID], new Map([[clientID, state as never]])),
    clientId: clientID,
  }
}

function stamp(state: Record<string, unknown>): StampedPresence | null {
  return stampPresence(parsePresence(payloadOf(state).payload)![0]!, userStamp, LIMITS.maxPresenceBytes)
}

it.each([{ cursor: { x: 1 }, user: { name: 'Burgemeester' } }, { cursor: { x: 1 } }, { user: null }, {}])(
  'what a stock client says comes out with the identity of the session: %j',
  (state) => {
    const { payload, clientId } = payloadOf(state)
    const [entry] = parsePresence(payload)!
    const frame = encodePresenceFrame([stampPresence(entry!, userStamp, LIMITS.maxPresenceBytes)!.full])
    const decoder = createDecoder(frame.subarray(frame[1] === 126 ? 4 : 2))
    expect(readVarUint(decoder)).toBe(1)
    const reader = new Awareness(new Y.Doc())
    applyAwarenessUpdate(reader, readVarUint8Array(decoder), 'test')
    expect(reader.getStates().get(clientId)).toEqual({ ...state, user })
    reader.destroy()
  },
)

it('leaving is told apart without reading the state', () => {
  const { payload } = payloadOf(null)
  expect(parsePresence(payload)!.map(isLeaving)).toEqual([true])
})

describe('[P2] a state is refused', () => {
  it.each([
    ['of too many bytes', { note: 'a'.repeat(LIMITS.maxPresenceBytes) }],
    ['that lies too deep', { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } }],
    ['with a key that reaches into objects', { constructor: { x: 1 } }],
  ])('%s', (_, state) => {
    expect(stamp(state)).toBeNull()
  })

  it('that is no object or no JSON, and bytes that are no message', () => {
    const entry = { clientId: 1, clock: 1 }
    for (const json of ['[1]', '1', '{', '"a"']) {
      expect(stampPresence({ ...entry, stateJson: Buffer.from(json) }, userStamp, 4096)).toBeNull()
    }
    expect(parsePresence(Uint8Array.of(3, 1))).toBeNull()
  })

  it('with a clock that nobody reaches', () => {
    const entry = { clientId: 1, clock: 2 ** 53 - 1, stateJson: Buffer.from('{}') }
    expect(stampPresence(entry, userStamp, 4096)).toBeNull()
  })
})
