import { randomBytes } from 'node:crypto'
import { parseBoardId, ROLES } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { createDoorCodes } from './door-codes.ts'
import { createLinkSecrets, FIRST_LINKS } from './link-secrets.ts'
import { PARTICIPANT_COLORS, participantColor } from './participant-colors.ts'
import { createSessionToken, readSessionToken, sessionKeyOf } from './session-token.ts'

const BOARD_ID = parseBoardId('board-0123456789ab')!
const OTHER_ID = parseBoardId('other-0123456789ab')!

test('a link secret opens its role on its board, and nothing after it was replaced', () => {
  const links = createLinkSecrets(randomBytes(32))
  for (const role of ROLES) {
    const secret = links.secretOf(BOARD_ID, role, 0)
    expect(links.roleOf(BOARD_ID, FIRST_LINKS, secret)).toBe(role)
    expect(links.roleOf(OTHER_ID, FIRST_LINKS, secret)).toBeNull()
    expect(links.roleOf(BOARD_ID, { ...FIRST_LINKS, [role]: 1 }, secret)).toBeNull()
    expect(links.roleOf(BOARD_ID, FIRST_LINKS, `${secret}A`)).toBeNull()
  }
})

test('another server derives other secrets', () => {
  const secret = createLinkSecrets(randomBytes(32)).secretOf(BOARD_ID, 'viewer', 0)
  expect(createLinkSecrets(randomBytes(32)).roleOf(BOARD_ID, FIRST_LINKS, secret)).toBeNull()
})

test('door codes have eight characters that people do not mix up, all about as likely', () => {
  const codes = createDoorCodes(Buffer.alloc(32, 7))
  const counts = new Map<string, number>()
  for (let rotation = 0; rotation < 4_000; rotation++) {
    const code = codes.codeOf(BOARD_ID, rotation)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    for (const character of code) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  expect(counts.size).toBe(31)
  const expected = (4_000 * 8) / 31
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2)
})

test('a token is read from a program and from a browser, and only when it can be one', () => {
  const token = createSessionToken()
  expect(readSessionToken({ authorization: `Bearer ${token}` })).toBe(token)
  expect(readSessionToken({ cookie: `a=b; anderhalf_session=${token}; c=d` })).toBe(token)
  expect(readSessionToken({ cookie: 'anderhalf_session=short' })).toBeNull()
  expect(readSessionToken({ authorization: 'Basic eDp5' })).toBeNull()
  expect(sessionKeyOf(token)).not.toContain(token.slice(0, 8))
})

test('colours can be read as text on paper, and repeat only after all were given', () => {
  const given = PARTICIPANT_COLORS.map((_, number) => participantColor(number))
  expect(new Set(given).size).toBe(PARTICIPANT_COLORS.length)
  expect(participantColor(PARTICIPANT_COLORS.length)).toBe(given[0])
  for (const color of given) expect(contrastWithWhite(color), color).toBeGreaterThanOrEqual(4.5)
})

function contrastWithWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
