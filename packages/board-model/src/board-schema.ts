import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLRecord,
  type TLSchema,
  type TLStore,
} from '@tldraw/tlschema'
import { TEMPLATE_SHAPE_TYPE, templateShapeMigrations, templateShapeProps } from './template-shape.ts'

/** What a record of a board may be. The editor must have a shape util for every type in it. */
export const boardSchema: TLSchema = createTLSchema({
  shapes: {
    ...defaultShapeSchemas,
    [TEMPLATE_SHAPE_TYPE]: { props: templateShapeProps, migrations: templateShapeMigrations },
  },
  bindings: defaultBindingSchemas,
})

const nothing: ReadonlySet<TLRecord> = new Set()
let judged = nothing

const validate = boardSchema.validateRecord.bind(boardSchema)
boardSchema.validateRecord = (store, record, phase, before) =>
  before === null && judged.has(record) ? record : validate(store, record, phase, before)

/**
 * Puts records that `readBoard` and its like let pass into a store of `boardSchema`, which then does not judge them a
 * second time: half the cost of opening a board. What a handler of the store makes of them is judged, and so is what
 * the store holds already: it finds out that way what is equal.
 */
export function putJudged(store: TLStore, records: TLRecord[]): void {
  judged = new Set(records)
  try {
    store.put(records)
  } finally {
    judged = nothing
  }
}
