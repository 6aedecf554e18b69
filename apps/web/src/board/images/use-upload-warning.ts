import { useEffect } from 'react'
import type { ImageUploads } from './image-uploads.ts'

/** The browser asks before it leaves while an image is still on its way: it is nowhere else. */
export function useUploadWarning(images: ImageUploads): void {
  useEffect(() => {
    function onBeforeUnload(event: BeforeUnloadEvent) {
      if (images.uploads.get().length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [images])
}
