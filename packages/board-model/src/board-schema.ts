import { createTLSchema, defaultBindingSchemas, defaultShapeSchemas, type TLSchema } from '@tldraw/tlschema'
import { TEMPLATE_SHAPE_TYPE, templateShapeMigrations, templateShapeProps } from './template-shape.ts'

/** What a record of a board may be. The editor must have a shape util for every type in it. */
export const boardSchema: TLSchema = createTLSchema({
  shapes: {
    ...defaultShapeSchemas,
    [TEMPLATE_SHAPE_TYPE]: { props: templateShapeProps, migrations: templateShapeMigrations },
  },
  bindings: defaultBindingSchemas,
})
