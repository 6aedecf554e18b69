import { expect } from 'vitest'
import { LIMITS } from '@anderhalf/protocol'
import type { Arena, AttackCase } from '../arena.ts'
import * as Y from 'yjs'
import { handshakeOf, openRawSocket, type RawSocket } from '../attacker/raw-socket.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createNote } from '@anderhalf/board-model/testing'
import { writeNote } from '../honest/write-note.ts'
import { encodeRawFrame, OPCODE, type RawFrame } from '../attacker/web-socket-frame.ts'

const MEBIBYTE = 1024 * 1024
const CLOSE_WITHIN_MS = 5000

/** Sends frames that break RFC 6455; the server must close that socket. */
function breaking(title: string, frames: readonly RawFrame[], codes?: readonly number[]): AttackCase {
  return {
    id: 'W1',
    title: `${title} closes that socket alone`,
    attack: async (arena) => {
      const raw = await arena.connectRaw()
      for (const frame of frames) await raw.frame(frame)
      await expectClosed(raw, codes)
    },
  }
}

async function expectClosed(
  raw: RawSocket,
  codes?: readonly number[],
  withinMs = CLOSE_WITHIN_MS,
): Promise<void> {
  expect(await raw.closedWithin(withinMs), 'the attacked socket closes').not.toBeNull()
  const code = raw.closeCode()
  if (codes !== undefined && code !== null) expect(codes).toContain(code)
}

const PROTOCOL_ERROR = [1002, 1007]
const TOO_LARGE = [1009]
const HELLO = new TextEncoder().encode('hello')

const reservedBits = [1, 2, 4, 7].map((reserved) =>
  breaking(
    `a frame with reserved bits ${reserved}`,
    [{ opcode: OPCODE.binary, reserved, payload: HELLO }],
    PROTOCOL_ERROR,
  ),
)

const badOpcodes = [3, 7, 11, 15].map((opcode) =>
  breaking(`opcode ${opcode}`, [{ opcode, payload: HELLO }], PROTOCOL_ERROR),
)

const badCloses = [
  ['of one byte', Uint8Array.of(3)],
  ['with code 999', Uint8Array.of(3, 231)],
  ['with code 1005', Uint8Array.of(3, 237)],
  ['with text that is not UTF-8', Uint8Array.of(3, 232, 0xff, 0xfe)],
].map(([title, payload]) =>
  breaking(`a close frame ${title as string}`, [{ opcode: OPCODE.close, payload: payload as Uint8Array }]),
)

const malformedFrames: readonly AttackCase[] = [
  ...reservedBits,
  ...badOpcodes,
  ...badCloses,
  breaking('an unmasked frame', [{ opcode: OPCODE.binary, payload: HELLO, masked: false }], PROTOCOL_ERROR),
  breaking('a continuation of nothing', [{ opcode: OPCODE.continuation, payload: HELLO }], PROTOCOL_ERROR),
  breaking(
    'a new message inside a fragmented one',
    [
      { opcode: OPCODE.binary, fin: false, payload: HELLO },
      { opcode: OPCODE.binary, payload: HELLO },
    ],
    PROTOCOL_ERROR,
  ),
  breaking('a fragmented ping', [{ opcode: OPCODE.ping, fin: false, payload: HELLO }], PROTOCOL_ERROR),
  breaking('a ping of 126 bytes', [{ opcode: OPCODE.ping, payload: new Uint8Array(126) }], PROTOCOL_ERROR),
  breaking('text that is not UTF-8', [{ opcode: OPCODE.text, payload: Uint8Array.of(0xc3, 0x28) }]),
  breaking(
    'a length with the highest bit set',
    [{ opcode: OPCODE.binary, declaredLength: 1n << 63n, lengthBytes: 8 }],
    [...TOO_LARGE, ...PROTOCOL_ERROR],
  ),
  {
    id: 'W1',
    title: 'random bytes after the handshake close those sockets alone',
    attack: async (arena) => {
      for (let round = 0; round < 40; round += 1) {
        const raw = await arena.connectRaw()
        await raw.write(arena.random.bytes(1 + arena.random.below(2000)))
        raw.socket.end()
      }
    },
  },
  {
    id: 'W1',
    title: 'frames in the same packet as the upgrade are read after it',
    attack: async (arena) => {
      const visitor = await arena.enter()
      const raw = await openRawSocket(arena.server, visitor.localAddress)
      const doc = new Y.Doc()
      const note = createNote({ text: 'vroeg' })
      writeNote(doc, note)
      const frame = encodeRawFrame({
        opcode: OPCODE.binary,
        payload: encodeUpdateFrame(Y.encodeStateAsUpdate(doc)),
      })
      const handshake = handshakeOf(arena.server, arena.board.syncPath('canvas'), visitor.headers)
      await raw.write(Buffer.concat([Buffer.from(handshake), frame]))
      const seen = await arena.bob.changes.until(() => arena.bob.positionOf(note.id) !== null, 3000)
      raw.destroy()
      expect(seen).toBe(true)
    },
  },
  {
    id: 'W1',
    title: 'a cut in the middle of a frame or a reset does not reach others',
    attack: async (arena) => {
      for (const at of [1, 2, 5, 20]) {
        const raw = await arena.connectRaw()
        await raw.write(
          encodeRawFrame({ opcode: OPCODE.binary, payload: new Uint8Array(100) }).subarray(0, at),
        )
        if (at % 2 === 0) raw.destroy()
        else raw.socket.resetAndDestroy()
      }
    },
  },
]

const sizes: readonly AttackCase[] = [
  {
    id: 'W2',
    title: 'a frame declared as 64 MiB is closed at its header',
    maxGrowthBytes: 40 * MEBIBYTE,
    attack: async (arena) => {
      const raw = await arena.connectRaw()
      await raw.write(
        encodeRawFrame({ opcode: OPCODE.binary, declaredLength: BigInt(64 * MEBIBYTE) }).subarray(0, 10),
      )
      await expectClosed(raw, TOO_LARGE)
    },
  },
  {
    id: 'W2',
    title: 'ten half-sent frames of 64 MiB take no memory',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const half = encodeRawFrame({
        opcode: OPCODE.binary,
        declaredLength: BigInt(64 * MEBIBYTE),
        payload: new Uint8Array(32 * MEBIBYTE),
      })
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const raw = await arena.connectRaw()
          await Promise.race([raw.write(half), raw.closedWithin(CLOSE_WITHIN_MS)])
          await expectClosed(raw)
        }),
      )
    },
  },
  {
    id: 'W2',
    title: 'a message of fragments that never ends is closed at the limit',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const raw = await arena.connectRaw()
      await raw.frame({ opcode: OPCODE.binary, fin: false, payload: new Uint8Array(65_536) })
      for (let sent = 0; sent < 64 && !raw.isClosed(); sent += 1) {
        await raw.frame({ opcode: OPCODE.continuation, fin: false, payload: new Uint8Array(65_536) })
      }
      await expectClosed(raw)
    },
  },
  {
    id: 'W2',
    title: 'sixteen thousand fragments of no bytes or one byte cost nothing',
    maxGrowthBytes: 60 * MEBIBYTE,
    attack: async (arena) => {
      const raw = await arena.connectRaw()
      await raw.frame({ opcode: OPCODE.binary, fin: false, payload: Uint8Array.of(0) })
      const empty = encodeRawFrame({ opcode: OPCODE.continuation, fin: false })
      const single = encodeRawFrame({ opcode: OPCODE.continuation, fin: false, payload: Uint8Array.of(0) })
      await raw.write(
        Buffer.concat(Array.from({ length: 16_384 }, (_, at) => (at % 2 === 0 ? empty : single))),
      )
      await arena.alice.changes.until(() => raw.isClosed(), 500)
    },
  },
  {
    id: 'W2',
    title: 'a frame of the largest size passes, one byte more closes with 1009',
    attack: async (arena) => {
      const fits = await arena.connect()
      // An unknown message type: the frame is read and then left alone.
      await fits.send(new Uint8Array(LIMITS.maxFrameBytes).fill(100))
      await fits.settled()
      expect(fits.closeCode()).toBeNull()
      const over = await arena.connect()
      await over.send(new Uint8Array(LIMITS.maxFrameBytes + 1).fill(100))
      expect(await over.closedWithin(CLOSE_WITHIN_MS)).toBe(true)
      expect(over.closeCode()).toBe(1009)
    },
  },
  {
    id: 'W3',
    title: 'compression is never agreed to, and a compressed bomb closes the socket',
    maxGrowthBytes: 40 * MEBIBYTE,
    attack: async (arena) => {
      const visitor = await arena.enter()
      const headers = { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' }
      const raw = await arena.connectRaw({ ...visitor, headers: { ...visitor.headers, ...headers } })
      expect(raw.received().toString('latin1').toLowerCase()).not.toContain('permessage-deflate')
      const { deflateRawSync } = await import('node:zlib')
      await raw.frame({
        opcode: OPCODE.binary,
        reserved: 4,
        payload: deflateRawSync(Buffer.alloc(16 * MEBIBYTE)),
      })
      await expectClosed(raw, PROTOCOL_ERROR)
    },
  },
]

async function sendText(arena: Arena, text: string): Promise<void> {
  const attacker = await arena.connect()
  await attacker.send(text)
  await attacker.settled()
}

const texts: readonly AttackCase[] = [
  ['the number -1', '-1'],
  ['the number 4294967295', '4294967295'],
  ['the number 1e9', '1e9'],
  ['nothing', ''],
  ['an object', '{"type":"join","length":1000000000}'],
  ['900 kB of JSON', JSON.stringify(Array.from({ length: 90_000 }, () => 'aaaaaa'))],
  ['JSON nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000)],
].map(([title, text]) => ({
  id: 'W4',
  title: `a text frame with ${title as string} is ignored or closed`,
  maxGrowthBytes: 40 * MEBIBYTE,
  attack: (arena) => sendText(arena, text as string),
}))

export const wireCases: readonly AttackCase[] = [...malformedFrames, ...sizes, ...texts]
