import { parseBoardId, type Invitation } from '@anderhalf/protocol'

const SECRET_PATTERN = /^[A-Za-z0-9_-]{22,64}$/
const CODE_PATTERN = /^[A-Z0-9]{8}$/

/**
 * What a person typed or pasted in the field for codes and links.
 *
 * @returns the invitation, or null when the text can be neither
 */
export function parseInvitation(text: string): Invitation | null {
  return parseCode(text) ?? parseLink(text)
}

/** @param fragment the part of a join address after `#`: a secret, or a code */
export function parseFragment(boardId: string, fragment: string): Invitation | null {
  const code = parseCode(fragment)
  if (code !== null) return code
  const id = parseBoardId(boardId)
  return id !== null && SECRET_PATTERN.test(fragment) ? { boardId: id, secret: fragment } : null
}

function parseCode(text: string): Invitation | null {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase()
  return CODE_PATTERN.test(code) ? { code } : null
}

function parseLink(text: string): Invitation | null {
  const match = /\/j\/([^/#?\s]+)#(\S+)/.exec(text)
  return match?.[1] === undefined || match[2] === undefined ? null : parseFragment(match[1], match[2])
}
