import fc from 'fast-check'

/** What one person does. Numbers are taken modulo what there is to choose from, so that every action fits any board. */
export interface WorkshopAction {
  readonly kind: ActionKind
  readonly person: number
  readonly pick: number
  readonly other: number
}

export const EDIT_KINDS = [
  'createNote',
  'createText',
  'createGeo',
  'createFrame',
  'createStroke',
  'createArrow',
  'createImage',
  'move',
  'resize',
  'rotate',
  'type',
  'recolour',
  'lock',
  'delete',
  'reparent',
  'group',
  'ungroup',
  'duplicate',
  'bringToFront',
  'sendBackward',
  'align',
  'flip',
  'copyAndPaste',
  'cutAndPaste',
  'undo',
  'redo',
  'escapeDrag',
] as const

export const NETWORK_KINDS = [
  'endFrame',
  'deliver',
  'deliverOne',
  'cut',
  'reconnect',
  'reload',
  'gesture',
] as const

export type ActionKind = (typeof EDIT_KINDS)[number] | (typeof NETWORK_KINDS)[number]

export interface Script {
  readonly people: number
  readonly actions: readonly WorkshopAction[]
}

/** People meet in a few shapes, and news arrives in the middle of what they do. */
const kind: fc.Arbitrary<ActionKind> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...EDIT_KINDS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<ActionKind>(
      'move',
      'type',
      'recolour',
      'reparent',
      'group',
      'delete',
      'createNote',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<ActionKind>('deliver', 'deliver', 'deliver', 'endFrame') },
  { weight: 1, arbitrary: fc.constantFrom(...NETWORK_KINDS) },
)

export const scripts: fc.Arbitrary<Script> = fc.record({
  people: fc.integer({ min: 2, max: 5 }),
  actions: fc.array(
    fc.record({
      kind,
      person: fc.nat({ max: 99 }),
      pick: fc.nat({ max: 99 }),
      other: fc.nat({ max: 99 }),
    }),
    { minLength: 40, maxLength: 120 },
  ),
})
