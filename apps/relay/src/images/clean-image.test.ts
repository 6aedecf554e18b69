import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS } from '@anderhalf/protocol'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createAnimation,
  createBomb,
  createLongAnimation,
  createPhoto,
  createPng,
  createPngWithText,
  createWebp,
  SECRET,
} from '../testing/sample-images.ts'
import { cleanImage, shrinkImage } from './clean-image.ts'
import type { ImageLimits } from './image-jobs.ts'

let folder: string
let made = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anderhalf-images-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function clean(file: Uint8Array, limits = {}) {
  const from = join(folder, `from-${++made}`)
  const to = join(folder, `to-${made}`)
  await writeFile(from, file)
  return { from, to, cleaning: await cleanImage(from, to, { ...LIMITS, ...limits }) }
}

test.each([
  ['a photo', createPhoto, { format: 'jpeg', width: 60, height: 80 }],
  ['a drawing', createPngWithText, { format: 'png', width: 60, height: 40 }],
  ['a webp', createWebp, { format: 'webp', width: 60, height: 40 }],
])('%s keeps its pixels upright, and nothing of what was hidden in it', async (_, create, expected) => {
  const file = await create()
  expect(file.includes(SECRET)).toBe(true)
  const { to, cleaning } = await clean(file)
  expect(cleaning).toMatchObject({ ok: true, image: { ...expected, isAnimated: false } })
  const stored = await readFile(to)
  expect(stored.includes(SECRET)).toBe(false)
  const metadata = await sharp(to).metadata()
  expect(metadata).toMatchObject({ width: expected.width, height: expected.height })
  for (const hidden of ['exif', 'xmp', 'iptc', 'icc', 'comments', 'orientation'] as const) {
    expect(metadata[hidden], hidden).toBeUndefined()
  }
})

test('the same file gets the same hash', async () => {
  const photo = await createPhoto()
  const [first, second] = [await clean(photo), await clean(photo)]
  expect(first.cleaning).toEqual(second.cleaning)
})

test.each(['gif', 'webp'] as const)('an animated %s keeps moving', async (format) => {
  const { to, cleaning } = await clean(await createAnimation(3, format))
  expect(cleaning).toMatchObject({
    ok: true,
    image: { format: 'webp', width: 30, height: 20, isAnimated: true },
  })
  expect((await sharp(to).metadata()).pages).toBe(3)
})

test('what is larger than any screen is made smaller in proportion', async () => {
  const { cleaning } = await clean(await createPng(200, 100), { maxImageSidePx: 50 })
  expect(cleaning).toMatchObject({ ok: true, image: { width: 50, height: 25 } })
})

test('a smaller copy is a webp within its side', async () => {
  const { to } = await clean(await createPng(200, 100))
  await shrinkImage(to, `${to}-small`, 80)
  expect(await sharp(`${to}-small`).metadata()).toMatchObject({
    format: 'webp',
    width: 80,
    height: 40,
  })
})

test.each([
  ['forty-nine million pixels in a few kilobytes', () => createBomb(7_000)],
  ['four hundred million pixels', () => createBomb(20_000)],
])('%s are not even decoded', async (_, create) => {
  // Whoever decoded this would find that the end is missing.
  const { cleaning } = await clean(create().subarray(0, -100))
  expect(cleaning).toEqual({ ok: false, refusal: 'image-too-many-pixels' })
})

test('as many pixels as may be are taken, of one frame and of all, and not one more', async () => {
  const photo = await createPhoto(60, 40)
  const animation = await createAnimation(3)
  const [framePixels, allPixels] = [30 * 20, 3 * 30 * 20]
  const isTaken = async (file: Buffer, limits: Partial<ImageLimits>) =>
    (await clean(file, limits)).cleaning.ok
  expect(await isTaken(photo, { maxImagePixels: 60 * 40 })).toBe(true)
  expect(await isTaken(photo, { maxImagePixels: 60 * 40 - 1 })).toBe(false)
  expect(await isTaken(animation, { maxImagePixels: framePixels, maxAnimationPixels: allPixels })).toBe(true)
  expect(await isTaken(animation, { maxImagePixels: framePixels - 1 })).toBe(false)
  expect(await isTaken(animation, { maxAnimationPixels: allPixels - 1 })).toBe(false)
})

test('an animation of many frames is too much, however little each of them draws', async () => {
  const { cleaning } = await clean(createLongAnimation(2_000, 40))
  expect(cleaning).toEqual({ ok: false, refusal: 'image-too-many-pixels' })
})

test.each([
  ['a drawing in svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a document', '%PDF-1.7 ...............'],
  ['a picture of another kind', 'BM..............'],
  ['nothing', ''],
])('%s is no image', async (_, text) => {
  expect((await clean(Buffer.from(text))).cleaning).toEqual({ ok: false, refusal: 'image-unknown' })
})

test.each([
  ['half a photo', async () => (await createPhoto(400, 300)).subarray(0, 900)],
  ['a script behind the first bytes of a gif', () => Buffer.from('GIF89a/*....................*/=alert(1)')],
  ['a page behind the first bytes of a png', () => Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1')],
  ['a drawing in svg inside of a webp', () => Buffer.from('RIFF\x20\0\0\0WEBPVP8 <svg onload=alert(1)>')],
  ['a png without its end', async () => (await createPng(200, 100)).subarray(0, -100)],
])('%s is damaged', async (_, create) => {
  expect((await clean(await create())).cleaning).toEqual({ ok: false, refusal: 'image-damaged' })
})

test.runIf(existsSync('/dev/full'))('a full disk does not make the image a damaged one', async () => {
  const from = join(folder, 'for-a-full-disk')
  await writeFile(from, await createPng(200, 100))
  await expect(cleanImage(from, '/dev/full', LIMITS)).rejects.toThrow('No space left')
})

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['an archive', 'PK\u0003\u0004 evil.jar'],
])('%s that hangs behind an image is cut off', async (_, tail) => {
  const { to, cleaning } = await clean(Buffer.concat([await createPng(), Buffer.from(tail)]))
  expect(cleaning.ok).toBe(true)
  expect((await readFile(to)).includes(tail)).toBe(false)
})
