import type { nl } from './nl.ts'

/** The shape that every language fills; Dutch, the first language of the product, sets it. */
export type Texts = Widened<typeof nl>

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> }
