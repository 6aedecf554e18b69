/** Identifies a board in addresses and storage: 16 to 64 characters of `A-Z a-z 0-9 _ -`. */
export type BoardId = string & { readonly brand: 'BoardId' }

/** Identifies a person on one board; the same on every device that holds the person's session. */
export type ParticipantId = string & { readonly brand: 'ParticipantId' }

const ID_PATTERN = /^[A-Za-z0-9_-]{16,64}$/

/** @returns the id, or null when the text cannot be one */
export function parseBoardId(text: string): BoardId | null {
  return ID_PATTERN.test(text) ? (text as BoardId) : null
}

/** @returns the id, or null when the text cannot be one */
export function parseParticipantId(text: string): ParticipantId | null {
  return ID_PATTERN.test(text) ? (text as ParticipantId) : null
}
