import { createHmac } from 'node:crypto'
import type { BoardId } from '@anderhalf/protocol'

/** Without 0, O, 1, I and L, which people mix up when they read a code aloud: 31 characters. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8
/** Bytes from here on would make the first characters of the alphabet likelier. */
const UNBIASED_BELOW = 256 - (256 % ALPHABET.length)

/** Short codes for a door that is open for a while. Each opening has its own code; the database holds its hash. */
export interface DoorCodes {
  codeOf(boardId: BoardId, rotation: number): string
  hashOf(code: string): string
}

export function createDoorCodes(serverKey: Uint8Array): DoorCodes {
  const digest = (text: string): Buffer => createHmac('sha256', serverKey).update(text).digest()
  return {
    codeOf(boardId, rotation) {
      let code = ''
      for (let block = 0; code.length < CODE_LENGTH; block++) {
        for (const byte of digest(`door|${boardId}|${rotation}|${block}`)) {
          if (byte < UNBIASED_BELOW && code.length < CODE_LENGTH) code += ALPHABET[byte % ALPHABET.length]
        }
      }
      return code
    },
    hashOf: (code) => digest(`door-code|${code}`).toString('base64url'),
  }
}
