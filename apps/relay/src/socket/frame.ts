const BINARY_AND_FINAL = 0x82

/** One whole unmasked binary WebSocket frame (RFC 6455 §5.2), ready for `socket.write`. */
export function encodeFrame(...parts: readonly Uint8Array[]): Buffer {
  let payloadBytes = 0
  for (const part of parts) payloadBytes += part.length
  const headerBytes = payloadBytes < 126 ? 2 : payloadBytes < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerBytes + payloadBytes)
  frame[0] = BINARY_AND_FINAL
  if (headerBytes === 2) {
    frame[1] = payloadBytes
  } else if (headerBytes === 4) {
    frame[1] = 126
    frame.writeUInt16BE(payloadBytes, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(payloadBytes), 2)
  }
  let offset = headerBytes
  for (const part of parts) {
    frame.set(part, offset)
    offset += part.length
  }
  return frame
}
