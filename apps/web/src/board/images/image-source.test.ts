import { AssetRecordType, type TLAssetContext, type TLImageAsset } from 'tldraw'
import { expect, test } from 'vitest'
import { imageSourceFor } from './image-source.ts'

const SRC = `/api/boards/AAAAAAAAAAAAAAAA/assets/${'a'.repeat(64)}`

function imageOf(props: Partial<TLImageAsset['props']> = {}) {
  const all = { w: 4000, h: 3000, name: '', isAnimated: false, mimeType: 'image/jpeg', src: SRC, ...props }
  return AssetRecordType.create({ id: AssetRecordType.createId(), type: 'image', props: all, meta: {} })
}

function seen(scale: number, dpr = 1, shouldResolveToOriginal = false): TLAssetContext {
  return {
    screenScale: scale,
    steppedScreenScale: scale,
    dpr,
    networkEffectiveType: null,
    shouldResolveToOriginal,
  }
}

test.each([
  [1 / 16, 1, '?side=320'],
  [1 / 8, 1, '?side=640'],
  [1 / 8, 2, '?side=1280'],
  [1 / 4, 2, '?side=2560'],
  [1 / 2, 2, ''],
  [2, 1, ''],
])('at scale %d on a screen of %d× it is had as %s', (scale, dpr, query) => {
  expect(imageSourceFor(imageOf(), seen(scale, dpr))).toBe(SRC + query)
})

test('an image that is no larger than the next size is had as it is', () => {
  expect(imageSourceFor(imageOf({ w: 600, h: 400 }), seen(1))).toBe(SRC)
})

test('an animation keeps moving, and what leaves the board leaves it whole', () => {
  expect(imageSourceFor(imageOf({ isAnimated: true }), seen(1 / 16))).toBe(SRC)
  expect(imageSourceFor(imageOf(), seen(1 / 16, 1, true))).toBe(SRC)
})

test('an image that lies in an older board is shown as it is, and one on its way not at all', () => {
  const inline = 'data:image/png;base64,AAAA'
  expect(imageSourceFor(imageOf({ src: inline }), seen(1 / 16))).toBe(inline)
  expect(imageSourceFor(imageOf({ src: null }), seen(1))).toBeNull()
})
