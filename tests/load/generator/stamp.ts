/** `@@t<14 digits: µs>w<4 digits: writer>s<8 digits: number of the edit>`, found in frames without decoding them. */
const MARK = Buffer.from('@@t')
const DIGITS = { sentUs: 14, writer: 4, sequence: 8 } as const
const STAMP_LENGTH = MARK.length + DIGITS.sentUs + 1 + DIGITS.writer + 1 + DIGITS.sequence

export type OnStamp = (writer: number, sequence: number, sentUs: number) => void

/** Monotonic, and the same clock in every process of this machine. */
export function nowUs(): number {
  return Number(process.hrtime.bigint() / 1000n)
}

/** @param length of the whole text; what the stamp does not need is padding */
export function stampText(writer: number, sequence: number, sentUs: number, length: number): string {
  const sent = String(sentUs).padStart(DIGITS.sentUs, '0')
  const number = String(sequence).padStart(DIGITS.sequence, '0')
  const stamp = `@@t${sent}w${String(writer).padStart(DIGITS.writer, '0')}s${number}`
  return stamp.padEnd(length, '.')
}

/** Several updates may have been merged into one frame, so a frame may hold several stamps. */
export function scanStamps(frame: Buffer, start: number, onStamp: OnStamp): void {
  let at = frame.indexOf(MARK, start)
  while (at !== -1 && at + STAMP_LENGTH <= frame.length) {
    const sentAt = at + MARK.length
    const writerAt = sentAt + DIGITS.sentUs + 1
    const sequenceAt = writerAt + DIGITS.writer + 1
    onStamp(
      readDigits(frame, writerAt, DIGITS.writer),
      readDigits(frame, sequenceAt, DIGITS.sequence),
      readDigits(frame, sentAt, DIGITS.sentUs),
    )
    at = frame.indexOf(MARK, at + STAMP_LENGTH)
  }
}

function readDigits(frame: Buffer, start: number, length: number): number {
  let value = 0
  for (let at = start; at < start + length; at += 1) value = value * 10 + (frame[at]! - 48)
  return value
}
