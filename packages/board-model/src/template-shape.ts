import {
  createShapePropsMigrationSequence,
  createShapeId,
  type RecordProps,
  type TLBaseShape,
  type TLPropsMigrations,
} from '@tldraw/tlschema'
import type { IndexKey } from '@tldraw/utils'
import { T } from '@tldraw/validate'
import { HOME_PAGE_ID } from './home-page.ts'

export const TEMPLATE_SHAPE_TYPE = 'template'

export interface TemplateShapeProps {
  /** Width and height in page units. */
  w: number
  h: number
  /** `family/template`, the id that the catalogue knows. */
  templateId: string
  /** Version of the definition; an old board keeps the one it was made with. */
  version: number
  /** Labels that somebody renamed, by zone or label key. What is absent follows the reader's language. */
  labels: Record<string, string>
}

/** A template frame on the board: locked, drawn behind everything, never the parent of a note. */
export type TemplateShape = TLBaseShape<typeof TEMPLATE_SHAPE_TYPE, TemplateShapeProps>

export const templateShapeProps: RecordProps<TemplateShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  templateId: T.string,
  version: T.positiveInteger,
  labels: T.dict(T.string, T.string),
}

export const templateShapeMigrations: TLPropsMigrations = createShapePropsMigrationSequence({ sequence: [] })

export interface TemplatePlacement {
  readonly templateId: string
  readonly version: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly index?: string
}

/** @returns a new frame on the first page; `seedBoard` gives each frame its own index */
export function createTemplateRecord(placement: TemplatePlacement): TemplateShape {
  const { templateId, version, x, y, w, h, index = 'a1' } = placement
  return {
    id: createShapeId(),
    typeName: 'shape',
    type: TEMPLATE_SHAPE_TYPE,
    x,
    y,
    rotation: 0,
    index: index as IndexKey,
    parentId: HOME_PAGE_ID,
    isLocked: true,
    opacity: 1,
    props: { w, h, templateId, version, labels: {} },
    meta: {},
  }
}
