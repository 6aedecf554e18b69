import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { ImageFormat } from '@anderhalf/protocol'
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp'
import { imageFormatOf } from './image-format.ts'
import type { Cleaning, ImageLimits, ImageRefusal } from './image-jobs.ts'

const HEAD_BYTES = 16
const DEADLINE = { seconds: 30 }
/** What people see no difference in. */
const QUALITY = 90
const SHRUNK_QUALITY = 80
/** A tenth of the size of a gif, in a fifth of the time. */
const ANIMATION = { quality: 80, effort: 2, mixed: true }

// What a file may be was decided by its first bytes. No other decoder ever gets to see it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/**
 * Decodes a file and writes its pixels anew: upright, in sRGB, no larger than the limit, and without EXIF, GPS, XMP,
 * comments, profiles, thumbnails or whatever else was hidden in it.
 *
 * @throws when the result cannot be written
 */
export async function cleanImage(from: string, to: string, limits: ImageLimits): Promise<Cleaning> {
  const format = imageFormatOf(await readHead(from))
  if (format === null) return refuse('image-unknown')
  const options: SharpOptions = {
    animated: true,
    failOn: 'error',
    limitInputPixels: limits.maxAnimationPixels,
    sequentialRead: true,
  }
  const metadata = await sharp(from, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (metadata?.format !== format) return refuse('image-damaged')
  // Read from the head of the file: nothing is decoded that would not fit.
  if (isTooManyPixels(metadata, limits)) return refuse('image-too-many-pixels')
  const isAnimated = (metadata.pages ?? 1) > 1
  const { maxImageSidePx: width } = limits
  const upright = isAnimated ? sharp(from, options) : sharp(from, options).autoOrient()
  const resized = upright
    .resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
    .timeout(DEADLINE)
  try {
    const info = await encode(resized, format, isAnimated).toFile(to)
    const written = info.format as ImageFormat
    const height = info.pageHeight ?? info.height
    const hash = await hashOf(to)
    return {
      ok: true,
      image: { hash, format: written, width: info.width, height, isAnimated, bytes: info.size },
    }
  } catch (error) {
    if (isOfTheDisk(error)) throw error
    return refuse('image-damaged')
  }
}

/** Writes a smaller copy of an image that `cleanImage` made. */
export async function shrinkImage(from: string, to: string, sidePx: number): Promise<void> {
  await sharp(from, { sequentialRead: true })
    .resize({ width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: SHRUNK_QUALITY })
    .timeout(DEADLINE)
    .toFile(to)
}

function isTooManyPixels(metadata: Metadata, limits: ImageLimits): boolean {
  const { width, height, pageHeight = height, pages = 1 } = metadata
  const framePixels = width * pageHeight
  return framePixels > limits.maxImagePixels || framePixels * pages > limits.maxAnimationPixels
}

function encode(image: Sharp, format: ImageFormat, isAnimated: boolean): Sharp {
  if (isAnimated) return image.webp(ANIMATION)
  switch (format) {
    case 'png':
    case 'gif':
      return image.png()
    case 'jpeg':
      return image.jpeg({ quality: QUALITY })
    case 'webp':
      return image.webp({ quality: QUALITY, effort: 2 })
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function refuse(refusal: ImageRefusal): Cleaning {
  return { ok: false, refusal }
}

/** A file that ends too early makes libvips add that it was "unable to write" the rest: that alone says nothing. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && /no space|unable to open|write error|permission/i.test(error.message)
}
