import { useBoard } from '../board-context.ts'
import { useValue } from 'tldraw'
import { ImagePlaceholder } from './ImagePlaceholder.tsx'

/** Images that this person is sending, where they will be. Nobody else sees them yet. */
export function ImagePlaceholders() {
  const { images } = useBoard().session
  const uploads = useValue('image uploads', () => images.uploads.get(), [images])
  return (
    <>
      {uploads.map(
        (upload) =>
          upload.place !== null && <ImagePlaceholder key={upload.id} upload={upload} place={upload.place} />,
      )}
    </>
  )
}
