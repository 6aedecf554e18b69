export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface RawFrame {
  readonly opcode: number
  readonly payload?: Uint8Array
  readonly fin?: boolean
  /** The three reserved bits, 0 to 7. */
  readonly reserved?: number
  readonly masked?: boolean
  /** What the header says, whatever the payload is. */
  readonly declaredLength?: bigint
  /** Writes the length in this many bytes, even where fewer would do. */
  readonly lengthBytes?: 0 | 2 | 8
}

const MASK = Uint8Array.of(0x11, 0x22, 0x33, 0x44)

/** One frame of RFC 6455 as a client sends it, with every rule of it open to be broken. */
export function encodeRawFrame(frame: RawFrame): Buffer {
  const payload = frame.payload ?? new Uint8Array()
  const masked = frame.masked ?? true
  const length = frame.declaredLength ?? BigInt(payload.length)
  const first = ((frame.fin ?? true) ? 0x80 : 0) | ((frame.reserved ?? 0) << 4) | frame.opcode
  const header = [first, ...encodeLength(length, frame.lengthBytes, masked ? 0x80 : 0)]
  if (!masked) return Buffer.concat([Buffer.from(header), payload])
  const hidden = payload.map((byte, at) => byte ^ (MASK[at & 3] ?? 0))
  return Buffer.concat([Buffer.from(header), MASK, hidden])
}

function encodeLength(length: bigint, wanted: 0 | 2 | 8 | undefined, maskBit: number): number[] {
  const bytes = wanted ?? (length < 126n ? 0 : length < 65_536n ? 2 : 8)
  if (bytes === 0) return [maskBit | Number(length)]
  const written = Array.from({ length: bytes }, (_, at) =>
    Number((length >> BigInt(8 * (bytes - 1 - at))) & 255n),
  )
  return [maskBit | (bytes === 2 ? 126 : 127), ...written]
}
