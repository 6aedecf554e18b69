import type { TLAssetStore } from 'tldraw'

/** An image lies inside the document, so it must fit in one update with room to spare. */
const MAX_IMAGE_BYTES = 240 * 1024
const SIDES_PX = [1600, 1200, 900, 640, 400]
const QUALITY = 0.8

export const inlineImages: TLAssetStore = {
  async upload(_asset, file) {
    return { src: await readAsDataUrl(await shrinkImage(file)) }
  },
}

async function shrinkImage(file: File): Promise<Blob> {
  if (file.size <= MAX_IMAGE_BYTES) return file
  const bitmap = await createImageBitmap(file)
  try {
    for (const side of SIDES_PX) {
      // oxlint-disable-next-line no-await-in-loop -- the next size is needed only if this one was too big
      const smaller = await encodeWithin(bitmap, side)
      if (smaller.size <= MAX_IMAGE_BYTES) return smaller
    }
  } finally {
    bitmap.close()
  }
  throw new Error('the image cannot be made small enough')
}

function encodeWithin(bitmap: ImageBitmap, sidePx: number): Promise<Blob> {
  const scale = Math.min(1, sidePx / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the image cannot be encoded')) : resolve(blob)),
      'image/webp',
      QUALITY,
    )
  })
}

function readAsDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the image cannot be read')))
    reader.readAsDataURL(blob)
  })
}
