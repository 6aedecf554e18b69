import {
  TEMPLATE_SHAPE_TYPE,
  templateShapeMigrations,
  templateShapeProps,
  type TemplateShape,
} from '@anderhalf/board-model'
import {
  Rectangle2d,
  ShapeUtil,
  SVGContainer,
  useEditor,
  useIsDarkMode,
  useValue,
  type SvgExportContext,
} from 'tldraw'
import { APP_FONT, BOLD_APP_FONT } from './app-font.ts'
import { parseDrawingLocale, TemplateDrawing } from './TemplateDrawing.tsx'

const FONT_FACES = [APP_FONT, BOLD_APP_FONT]

/** Draws a template behind everything else. Nothing can be bound to it, put into it or typed in it. */
export class TemplateShapeUtil extends ShapeUtil<TemplateShape> {
  static override type = TEMPLATE_SHAPE_TYPE
  static override props = templateShapeProps
  static override migrations = templateShapeMigrations

  override getDefaultProps(): TemplateShape['props'] {
    return { w: 1600, h: 1200, templateId: '', version: 1, labels: {} }
  }

  override getGeometry({ props }: TemplateShape) {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: false })
  }

  override canBind() {
    return false
  }

  override canEdit() {
    return false
  }

  override canSnap() {
    return false
  }

  override getFontFaces() {
    return FONT_FACES
  }

  override component() {
    return null
  }

  override indicator({ props }: TemplateShape) {
    return <rect width={props.w} height={props.h} rx={8} />
  }

  backgroundComponent(shape: TemplateShape) {
    return <TemplateBackground shape={shape} />
  }

  override toBackgroundSvg({ props }: TemplateShape, context: SvgExportContext) {
    return (
      <TemplateDrawing
        props={props}
        locale={parseDrawingLocale(this.editor.user.getLocale())}
        dark={context.isDarkMode}
      />
    )
  }
}

function TemplateBackground({ shape }: { shape: TemplateShape }) {
  const editor = useEditor()
  const dark = useIsDarkMode()
  const locale = useValue('locale', () => parseDrawingLocale(editor.user.getLocale()), [editor])
  return (
    <SVGContainer>
      <TemplateDrawing props={shape.props} locale={locale} dark={dark} />
    </SVGContainer>
  )
}
