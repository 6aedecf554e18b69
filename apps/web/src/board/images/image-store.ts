import type { TLAssetStore } from 'tldraw'
import { imageSourceFor } from './image-source.ts'
import type { ImageUploads } from './image-uploads.ts'

/** Where tldraw brings images to and gets them from. */
export function createImageStore(uploads: ImageUploads): TLAssetStore {
  return {
    async upload(_asset, file) {
      const image = await uploads.send(file, null)
      if (image === null) throw new Error('the image was not taken')
      return { src: image.src }
    },
    resolve: imageSourceFor,
  }
}
