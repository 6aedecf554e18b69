import { IMAGE_SIDES_PX, isImageAddress } from '@anderhalf/protocol'
import type { TLAsset, TLAssetContext } from 'tldraw'

/**
 * The address under which the relay has the image in the size of this screen. Images that lie inside of older boards
 * are shown as they are.
 */
export function imageSourceFor(asset: TLAsset, context: TLAssetContext): string | null {
  const { src } = asset.props
  if (src === null || src === undefined || src === '') return null
  if (asset.type !== 'image' || asset.props.isAnimated || !isImageAddress(src)) return src
  if (context.shouldResolveToOriginal) return src
  const ownSidePx = Math.max(asset.props.w, asset.props.h)
  const shownSidePx = ownSidePx * context.steppedScreenScale * context.dpr
  const sidePx = IMAGE_SIDES_PX.find((side) => side >= shownSidePx)
  return sidePx === undefined || sidePx >= ownSidePx ? src : `${src}?side=${sidePx}`
}
