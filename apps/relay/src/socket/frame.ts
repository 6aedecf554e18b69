const BINARY_AND_FINAL = 0x82

/** One whole unmasked binary WebSocket frame (RFC 6455 §5.2), ready for `socket.write`. */
export function encodeFrame(...parts: readonly Uint8Array[]): Buffer {
  let payloadBytes = 0
  for (const part of parts) payloadBytes += part.length
  const frame = Buffer.allocUnsafe(frameBytesOf(payloadBytes))
  let offset = writeFrameHead(frame, 0, payloadBytes)
  for (const part of parts) {
    frame.set(part, offset)
    offset += part.length
  }
  return frame
}

export function frameBytesOf(payloadBytes: number): number {
  return payloadBytes + (payloadBytes < 126 ? 2 : payloadBytes < 65_536 ? 4 : 10)
}

/** @returns where the payload starts */
export function writeFrameHead(target: Buffer, at: number, payloadBytes: number): number {
  target[at] = BINARY_AND_FINAL
  if (payloadBytes < 126) {
    target[at + 1] = payloadBytes
    return at + 2
  }
  if (payloadBytes < 65_536) {
    target[at + 1] = 126
    return target.writeUInt16BE(payloadBytes, at + 2)
  }
  target[at + 1] = 127
  return target.writeBigUInt64BE(BigInt(payloadBytes), at + 2)
}
