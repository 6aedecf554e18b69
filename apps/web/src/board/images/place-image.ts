import type { StoredImage } from '@anderhalf/protocol'
import {
  AssetRecordType,
  createShapeId,
  type BoxModel,
  type Editor,
  type TLAssetId,
  type TLImageAsset,
  type TLImageShape,
} from 'tldraw'

/** Puts an image that the relay has on the board. The box is kept in width; the image says how high it is. */
export function placeImage(editor: Editor, image: StoredImage, name: string, box: BoxModel): void {
  const h = (box.w * image.height) / image.width
  const shape = { id: createShapeId(), type: 'image' as const, x: box.x, y: box.y + (box.h - h) / 2 }
  // It comes when it comes: a drag or a sentence of that moment must not be undone with it.
  const isIdle = editor.isIn('select.idle')
  if (isIdle) editor.markHistoryStoppingPoint('image')
  editor.run(
    () => {
      const assetId = createImageAsset(editor, image, name)
      editor.createShape<TLImageShape>({ ...shape, props: { assetId, w: box.w, h } })
    },
    { history: isIdle ? 'record' : 'ignore' },
  )
  if (isIdle) editor.select(shape.id)
}

export function replaceImage(editor: Editor, shape: TLImageShape, image: StoredImage, name: string): void {
  const { id, type, props } = shape
  const h = (props.w * image.height) / image.width
  editor.markHistoryStoppingPoint('replace image')
  const assetId = createImageAsset(editor, image, name)
  editor.updateShape<TLImageShape>({ id, type, props: { assetId, crop: null, h } })
}

export function imageAssetOf(image: StoredImage, name: string, id?: TLAssetId): TLImageAsset {
  const { src, width: w, height: h, mimeType, isAnimated, bytes: fileSize } = image
  return AssetRecordType.create({
    id: id ?? AssetRecordType.createId(),
    type: 'image',
    props: { name, src, w, h, mimeType, isAnimated, fileSize },
    meta: {},
  }) as TLImageAsset
}

/** Takes away what waits for an image that will not come. */
export function removeShapesOf(editor: Editor, assetId: TLAssetId): void {
  const waiting = editor
    .getCurrentPageShapes()
    .filter(({ props }) => 'assetId' in props && props.assetId === assetId)
  editor.run(() => editor.deleteShapes(waiting), { history: 'ignore' })
}

function createImageAsset(editor: Editor, image: StoredImage, name: string): TLAssetId {
  const asset = imageAssetOf(image, name)
  editor.createAssets([asset])
  return asset.id
}
