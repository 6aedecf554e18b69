import type { Editor, TLFileReplaceExternalContent, TLFilesExternalContent, TLImageShape } from 'tldraw'
import { boxesFor } from './image-boxes.ts'
import type { ImageUploads } from './image-uploads.ts'
import { imageAssetOf, placeImage, removeShapesOf, replaceImage } from './place-image.ts'

/** Images that are dropped, pasted or chosen go to the relay first, and then on the board. */
export function setImageRules(editor: Editor, uploads: ImageUploads): void {
  async function addAll({ files, point }: Pick<TLFilesExternalContent, 'files' | 'point'>): Promise<void> {
    if (editor.getIsReadonly()) return
    const boxes = await boxesFor(editor, files, point ?? editor.getViewportPageBounds().center)
    const add = async (file: File, at: number): Promise<void> => {
      const image = await uploads.send(file, boxes[at]!)
      if (image !== null && !editor.isDisposed) placeImage(editor, image, file.name, boxes[at]!)
    }
    await Promise.all(files.map(add))
  }

  async function replace({ file, shapeId }: TLFileReplaceExternalContent): Promise<void> {
    const bounds = editor.getShapePageBounds(shapeId)
    if (editor.getIsReadonly() || bounds === undefined) return
    const image = await uploads.send(file, bounds.toJson())
    const shape = editor.getShape<TLImageShape>(shapeId)
    if (image !== null && shape !== undefined) replaceImage(editor, shape, image, file.name)
  }

  editor.registerExternalContentHandler('files', (content) => void addAll(content))
  editor.registerExternalContentHandler('file-replace', (content) => void replace(content))

  // Shapes that were copied from another board are here already, and wait for their image.
  editor.registerExternalAssetHandler('file', async ({ file, assetId }) => {
    const image = await uploads.send(file, null)
    if (image !== null) return imageAssetOf(image, file.name, assetId)
    if (assetId !== undefined) removeShapesOf(editor, assetId)
    throw new Error('the image was not taken')
  })
}
