import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** What must not be on the server once an image with it was stored. */
export const SECRET = 'Kerkstraat 12'

function drawing(width: number, height: number, hue = 200) {
  const background = { r: hue, g: 120, b: 40 }
  return sharp({ create: { width, height, channels: 3, background } })
}

export function createPng(width = 60, height = 40): Promise<Buffer> {
  return drawing(width, height).png().toBuffer()
}

/** As a phone takes it: lying on its side, with the place, the owner and a comment in it. */
export async function createPhoto(width = 80, height = 60): Promise<Buffer> {
  const jpeg = await drawing(width, height)
    .withExif({
      IFD0: { Copyright: SECRET },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 3000/100' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const comment = Buffer.from(SECRET)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(comment.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, jpeg.subarray(2)])
}

export function createWebp(): Promise<Buffer> {
  return drawing(60, 40)
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`)
    .webp()
    .toBuffer()
}

export function createAnimation(frames = 3, format: 'gif' | 'webp' = 'gif'): Promise<Buffer> {
  const [width, height] = [30, 20]
  const pixels = Buffer.alloc(width * height * frames * 3)
  for (let frame = 0; frame < frames; frame++) {
    pixels.fill((frame * 97) % 256, width * height * 3 * frame)
  }
  return sharp(pixels, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .toFormat(format)
    .toBuffer()
}

/** A few kilobytes that say they are a square of this many pixels a side, and are. */
export function createBomb(sidePx: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(sidePx, 0)
  header.writeUInt32BE(sidePx, 4)
  // One bit a pixel, in grey.
  header[8] = 1
  const row = 1 + Math.ceil(sidePx / 8)
  const data = deflateSync(Buffer.alloc(row * sidePx))
  return pngOf([
    ['IHDR', header],
    ['IDAT', data],
    ['IEND', Buffer.alloc(0)],
  ])
}

/** An animation of frames that are nearly nothing each, and much together. */
export function createLongAnimation(sidePx: number, frames: number): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
  head.writeUInt16LE(sidePx, 6)
  head.writeUInt16LE(sidePx, 8)
  // One pixel of the frame is drawn; the decoder still makes a whole one of it.
  const frame = Buffer.from('\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1')
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(';')])
}

/** A PNG with words in a text chunk. */
export async function createPngWithText(): Promise<Buffer> {
  const png = await createPng()
  const text = chunkOf('tEXt', Buffer.from(`Author\0${SECRET}`))
  const end = png.length - 12
  return Buffer.concat([png.subarray(0, end), text, png.subarray(end)])
}

function pngOf(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, ...chunks.map(([name, data]) => chunkOf(name, data))])
}

function chunkOf(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
