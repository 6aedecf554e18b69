/**
 * Every refusal of the API has one of these codes. People read the sentence of their own language for the code;
 * programs read the code.
 */
export const PROBLEM = {
  'request-invalid': 400,
  'session-missing': 401,
  'role-not-allowed': 403,
  'sent-away': 403,
  'origin-foreign': 403,
  'link-unknown': 404,
  'board-unknown': 404,
  'route-unknown': 404,
  'version-unknown': 404,
  'person-unknown': 404,
  'method-unknown': 405,
  'request-too-large': 413,
  'person-stays': 409,
  'images-full': 409,
  'templates-full': 409,
  'board-full': 409,
  'board-damaged': 409,
  'version-damaged': 409,
  'image-too-large': 413,
  'image-too-many-pixels': 413,
  'image-unknown': 415,
  'image-damaged': 422,
  'too-many-requests': 429,
  unexpected: 500,
  'storage-unavailable': 503,
  'version-too-slow': 503,
  'machine-full': 503,
} as const

export type ProblemCode = keyof typeof PROBLEM

/** Body of every answer that is not a success. `message` is English, for logs and programs. */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
}
