import {
  boardSchema,
  TEMPLATE_SHAPE_TYPE,
  templateShapeProps,
  type TemplateShape,
} from '@anderhalf/board-model'
import {
  createTLStore,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  Rectangle2d,
  ShapeUtil,
  tipTapDefaultExtensions,
  type TLAnyShapeUtilConstructor,
} from 'tldraw'

class TemplateShapeUtil extends ShapeUtil<TemplateShape> {
  static override type = TEMPLATE_SHAPE_TYPE
  static override props = templateShapeProps

  getDefaultProps(): TemplateShape['props'] {
    return { w: 100, h: 100, templateId: 'a/b', version: 1, labels: {} }
  }

  getGeometry(shape: TemplateShape): Rectangle2d {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: false })
  }

  component(): null {
    return null
  }

  indicator(): null {
    return null
  }
}

/** A real editor of the version that the web app ships, without a screen. Its store is not bound to anything yet. */
export function createWholeEditor(): Editor {
  const container = document.createElement('div')
  const editor = new Editor({
    store: createTLStore({ schema: boardSchema }),
    // tldraw's own declarations are not written for exactOptionalPropertyTypes.
    shapeUtils: [...defaultShapeUtils, TemplateShapeUtil] as unknown as TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    initialState: 'select',
    textOptions: {
      tipTapConfig: { extensions: tipTapDefaultExtensions },
      addFontsFromNode: defaultAddFontsFromNode,
    },
    options: { maxPages: 1 },
  })
  editor.on('crash', ({ error }) => {
    throw error
  })
  return editor
}
