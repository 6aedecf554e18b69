import { expect, test } from 'vitest'
import { encodeAnderhalfMessage, parseAnderhalfMessage, type AnderhalfMessage } from './messages.ts'

const WIRE: [AnderhalfMessage, number[]][] = [
  [{ kind: 'hello', version: 1 }, [112, 0, 1]],
  [{ kind: 'barrier', n: 300 }, [112, 1, 0xac, 0x02]],
  [{ kind: 'durable', n: 300 }, [112, 2, 0xac, 0x02]],
  [{ kind: 'rejected', n: 7, code: 5 }, [112, 3, 7, 5]],
  [{ kind: 'drain', withinMs: 1000 }, [112, 4, 0xe8, 0x07]],
  [{ kind: 'compare', n: 3 }, [112, 5, 3]],
  [
    { kind: 'digest', n: 3, digest: Number.MAX_SAFE_INTEGER },
    [112, 6, 3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  ],
  [{ kind: 'diverged' }, [112, 7]],
  [{ kind: 'damaged' }, [112, 8]],
]

test.each(WIRE)('%o has these bytes on the wire, and reads back', (message, bytes) => {
  const frame = encodeAnderhalfMessage(message)
  expect([...frame]).toEqual(bytes)
  expect(parseAnderhalfMessage(frame.subarray(1))).toEqual(message)
})

test.each([
  ['nothing', []],
  ['an unknown kind', [9, 1]],
  ['a number that ends too early', [1, 0x80]],
  ['bytes after the message', [1, 5, 0]],
  ['a number beyond 2^53', [1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
])('%s is no message', (_, bytes) => {
  expect(parseAnderhalfMessage(Uint8Array.from(bytes))).toBeNull()
})
