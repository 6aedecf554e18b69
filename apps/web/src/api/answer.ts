import type { ProblemCode } from '@anderhalf/protocol'

/** `unreachable`: no answer came at all, or one that is not of our relay. */
export type Refusal = ProblemCode | 'unreachable'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
