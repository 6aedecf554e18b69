/**
 * The moments of the programme in their order, by which people look for a template: the four workshops, the visit to
 * the neighbours, the finale, and the homework between them. `any` fits every gathering.
 */
export const MOMENTS = [
  'kick-off',
  'exploring',
  'new-answer',
  'neighbours',
  'experimenting',
  'finale',
  'homework',
  'any',
] as const

export type Moment = (typeof MOMENTS)[number]
